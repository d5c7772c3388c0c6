/**
 * The look of the report. Every meaning that has a colour has a sign or a pattern too; greys keep their order in black and
 * white. In print all views stand one after the other, or the one report that is open.
 */

export const REPORT_STYLE = `
*{box-sizing:border-box}
:root{--ink:#16202a;--soft:#55606b;--line:#c9d0d7;--back:#fff;--shade:#f3f5f8;--link:#0b4f8a;--bad:#9b1c1c;--warn:#7a4b00;--good:#1d6b3a}
body{margin:0;font:15px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--back)}
a{color:var(--link)}a:focus-visible,button:focus-visible,select:focus-visible,input:focus-visible,.wide:focus-visible,summary:focus-visible{outline:3px solid #c60;outline-offset:1px}
#app{max-width:90rem;margin:0 auto;padding:0 1.25rem}
header{display:grid;grid-template-columns:1fr auto;gap:0 1rem;padding-top:1rem}
h1{font-size:1.45rem;margin:0;line-height:1.25}h2{font-size:1.2rem;margin:1.2rem 0 .6rem}h3{font-size:1rem;margin:1.2rem 0 .4rem}h4{font-size:.95rem;margin:.2rem 0}
header p{margin:.2rem 0 .6rem;color:var(--soft)}
nav[aria-label]{min-width:0}
header nav{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:0 .25rem;border-bottom:2px solid var(--ink)}
header nav a{padding:.45rem .9rem;text-decoration:none;color:var(--ink);border:1px solid transparent;border-bottom:0}
header nav a:hover{background:var(--shade)}
header nav a[aria-current]{background:var(--ink);color:#fff;font-weight:600}
button,select,input{font:inherit;color:inherit;background:#fff;border:1px solid #8a949e;border-radius:3px;padding:.2rem .6rem}
button{cursor:pointer}button:hover:not(:disabled){background:var(--shade)}button:disabled{color:#a3abb3;border-color:var(--line);cursor:default}
button[aria-pressed=true]{background:var(--ink);color:#fff;border-color:var(--ink)}
.tools{display:flex;gap:.5rem;align-items:start}
#filters{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end;padding:.8rem 0;border-bottom:1px solid var(--line)}
#filters label{display:flex;flex-direction:column;font-size:.8rem;color:var(--soft)}
#filters select,#filters input{font-size:.95rem;color:var(--ink);max-width:15rem}#filters input{width:15rem}
#found{font-weight:600;margin-left:auto}
main{padding-bottom:2rem}.view{display:none}.view.shown{display:block}
.cards{list-style:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:.6rem;padding:0;margin:.5rem 0 1rem}
.cards li{border:1px solid var(--line);border-left:5px solid #9aa5b1;border-radius:3px;padding:.5rem .7rem}
.cards li.bad{border-left:5px double var(--bad)}.cards a{color:inherit;text-decoration:none;display:block}.cards a:hover span{text-decoration:underline}
.cards b{display:block;font-size:1.35rem;line-height:1.2}.cards b i{font-style:normal}.cards span{color:var(--soft);font-size:.85rem}
.wide{overflow-x:auto;margin:.4rem 0}
table{border-collapse:collapse;font-size:.9rem}caption{text-align:left;font-weight:600;padding:.3rem 0;caption-side:top}
th,td{border:1px solid var(--line);padding:.25rem .55rem;vertical-align:top;text-align:left;overflow-wrap:anywhere;min-width:2.4rem}
.wide>table:not(.map):not(.statutory){width:100%}
thead th{background:var(--shade);white-space:nowrap;overflow-wrap:normal}
.wide>table:not(.map):not(.statutory) tbody tr:hover{background:#f8fafc}
td.number{text-align:right;white-space:nowrap;overflow-wrap:normal;font-variant-numeric:tabular-nums}.severity-0,.severity-1,.severity-2{white-space:nowrap}.map thead th+th{text-align:center}
small{color:var(--soft);font-size:.8rem}ul{padding-left:1.2rem;margin:.3rem 0}
.reasons{list-style:none;padding:0;margin:0}.reasons li+li{border-top:1px dotted var(--line)}
.left,.note{color:var(--soft);font-size:.88rem}.left{border-left:4px dotted #7a848e;padding-left:.6rem}.good{color:var(--good)}.good::before{content:"✓ "}
.pager{display:flex;gap:.4rem;align-items:center;margin:.6rem 0}
.choices{display:flex;flex-wrap:wrap;gap:.6rem 1.6rem;align-items:center}.chooser button{margin-left:.2rem}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;font-size:.85rem;color:var(--soft)}
.swatch{display:inline-block;min-width:1.9em;padding:0 .3em;text-align:center;margin-right:.4em;border:1px solid #8a949e;font-style:normal;color:var(--ink)}
.sign{width:14px;height:14px;vertical-align:-2px;margin-right:.3em}
.map th[scope=row]{font-weight:400;white-space:nowrap;position:sticky;left:0;background:#fff;max-width:24rem;overflow:hidden;text-overflow:ellipsis}
.map td{padding:0;text-align:center;vertical-align:middle}.map td a{display:block;padding:.2rem .5rem;color:inherit;text-decoration:none;min-width:3.2rem}.map td a:hover{outline:2px solid var(--ink);outline-offset:-2px}
.absent,.swatch.absent{background:repeating-linear-gradient(135deg,#fff 0 4px,#dfe4e9 4px 5px)}
.swatch.absent{height:1.3em;vertical-align:middle}
.map .is-error,.swatch.is-error{background:#7f1d1d;color:#fff;font-weight:700}.map .is-unread,.swatch.is-unread{background:#c98a1b;color:#000;font-weight:700}
.map .is-warning,.swatch.is-warning{background:#f5dfae;color:#000}.map .is-fine,.swatch.is-fine{background:#e3f1f7;color:#0b3a52}.map .is-tableless,.swatch.is-tableless{background:#fff;color:#000;border-style:dashed}
.form-0{background:#dbe7f3;color:#000}.form-1{background:#7fa8cf;color:#000}.form-2{background:#1f4e79;color:#fff}.form-3{background:#f3d9b1;color:#000}.form-4{background:#b9772a;color:#fff}.form-5{background:#efe3f5;color:#000}.form-none{background:#fff}
.share-0{background:#e3f1f7}.share-1{background:#f6e3c8}.share-2{background:#e3b077}.share-3{background:#b4562f;color:#fff}.share-4{background:#6d1616;color:#fff}.share-3 small,.share-4 small{color:#fff}
.mark{white-space:nowrap}.is-error.mark,.severity-0,.change-failed{color:var(--bad);font-weight:600}.is-unread.mark,.severity-1{color:var(--warn);font-weight:600}.is-fine.mark{color:var(--good)}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:1rem 1.5rem}
.charts figure:only-child{grid-column:1/-1}
figure{margin:0;border:1px solid var(--line);border-radius:3px;padding:.6rem .8rem;break-inside:avoid}figcaption h3{margin:0}figcaption span{color:var(--soft);font-size:.85rem}
.chart{width:100%;height:auto;display:block}.chart.large{max-width:60rem}
.tick{font-size:11px;fill:#3c4650}.grid{stroke:#dde2e7;stroke-width:1}.axis{stroke:#3c4650;stroke-width:1}
.line{stroke:#0b4f8a;stroke-width:2.2}.line.gap{stroke-dasharray:3 4}.point{fill:#0b4f8a;stroke:#0b4f8a;stroke-width:2}.point.hollow{fill:#fff}
.break line{stroke:#16202a;stroke-width:1.4;stroke-dasharray:6 3}.break text{font-size:13px;font-weight:700;fill:#16202a;paint-order:stroke;stroke:#fff;stroke-width:4px}
.notes{font-size:.88rem}details>summary{cursor:pointer;color:var(--link)}
.case{border-left:3px solid var(--line);padding:.1rem .8rem;margin:.7rem 0;break-inside:avoid}.formula{font-family:inherit;background:var(--shade);padding:.25rem .5rem;margin:.3rem 0;font-size:.9rem}
.failure p{margin:.2rem 0}.operands{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;margin:.25rem 0;font-size:.9rem}
.counts{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.4rem 0}.facts dt{color:var(--soft)}.facts dd{margin:0;overflow-wrap:anywhere}
.back{display:flex;flex-wrap:wrap;gap:.3rem 2rem;margin:.8rem 0 0}
.statutory{min-width:30rem}.statutory thead th{text-align:center;white-space:normal;vertical-align:middle}.statutory th[scope=row]{font-weight:400;max-width:34rem}
.statutory .depth-1{padding-left:1.6rem}.statutory .depth-2{padding-left:2.8rem}.statutory .depth-3{padding-left:4rem}.statutory .depth-4{padding-left:5.2rem}
.value{text-align:right;font-variant-numeric:tabular-nums}.value a{color:inherit;text-decoration:underline dotted #8a949e}.value a:hover{text-decoration-style:solid}.unit,.group{color:var(--soft);text-align:center}.group{background:var(--shade)}
td.is-unreadable,.swatch.is-unreadable{border:3px double var(--bad);font-weight:700}td.is-placeholder,.swatch.is-placeholder{font-style:italic;background:#f1efe6}td.is-blank,.swatch.is-blank{color:#6b7580;background:#fff}td.is-missing,.swatch.is-missing{background:repeating-linear-gradient(135deg,#fff 0 4px,#e6eaee 4px 5px)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
td,th,.swatch{position:relative}
footer{border-top:1px solid var(--line);padding:.8rem 0 2rem;color:var(--soft);font-size:.85rem}footer p{margin:.2rem 0}
@media(max-width:50rem){header{grid-template-columns:1fr}.facts{grid-template-columns:1fr}#found{margin-left:0}}
@media print{
@page{size:A4 landscape;margin:12mm}
body{font-size:11px}#app{max-width:none;padding:0}.tools,header nav,#filters,.pager,.chooser,.choices,.back a{display:none}
.view{display:block;break-before:page}#view-attention{break-before:auto}.one-report .view{display:none}.one-report .view.shown{display:block;break-before:auto}
.wide{overflow:visible}th,td,.swatch,figure{print-color-adjust:exact;-webkit-print-color-adjust:exact}thead{display:table-header-group}tr{break-inside:avoid}a{color:inherit;text-decoration:none}.map th[scope=row]{position:static}
}
`;
