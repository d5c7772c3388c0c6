/**
 * The look of the page that `explain --html` writes, and its hash, which the content security policy names so that no
 * other style can apply. A test holds the hash true. Uses differ by letter and by border, colour only helps.
 */

export const STYLE = `
*{box-sizing:border-box}
body{margin:0;height:100vh;display:flex;flex-direction:column;font:15px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#111;background:#fff}
header{padding:.6em 1em;border-bottom:2px solid #333}
h1{font-size:1.15em;margin:0}h2{font-size:1em;margin:.2em 0 .6em}h3{font-size:1em;margin:1.4em 0 .3em}h3 span,h4 span{font-weight:400;color:#555}
header p{margin:.2em 0;font-size:.85em}
main{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);grid-template-rows:minmax(0,1fr);flex:1;min-height:0}
main>div{overflow:auto;padding:.6em 1em 40vh;border-right:1px solid #999}
section{border-left:5px solid #888;padding:.15em .7em;margin:.45em 0;scroll-margin:4em}
h4{font-size:.75em;margin:0;font-weight:400}h4 b{border:1px solid #333;padding:0 .35em}
p{margin:.25em 0;white-space:pre-line;overflow-wrap:anywhere}
.note{font-size:.8em;color:#444;border-left:1px dotted #666;padding-left:.5em}
.refused{border:3px double #900;padding:.6em;font-weight:700}
.use-title{border-color:#5b2a86;background:#f4ecfa}.use-header{border-color:#00629b;background:#e9f3fa}
.use-heading{border-color:#7a4b00;background:#fdf3e1;font-weight:700}.use-text{border-color:#555}
.use-statistics{border-color:#00703c;background:#eef8f1}.use-caption{border-color:#00703c;border-left-style:double}
.use-table{border-color:#777;border-left-style:dashed}.use-attachment{border-color:#a0307a;background:#fbeef6}
.use-navigation,.use-chrome,.use-ignored{border-left-style:dotted;color:#555;font-size:.85em}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:.85em}td,th{border:1px solid #999;padding:.15em .4em;vertical-align:top;white-space:pre-line;overflow-wrap:break-word;text-align:left;min-width:1.5em}
#page td,#page th{min-width:5em}td:last-child{overflow-wrap:anywhere}
th{background:#f0f0f0}caption{text-align:left}
#page .value{min-width:8em;background:#fff}
small{display:block;font-size:.72em;line-height:1.3;color:#333;white-space:pre-line;overflow-wrap:anywhere}
mark{background:#fff3a8;color:inherit;border-bottom:2px solid #8a6d00;scroll-margin:8em}
sup{font-size:.65em;line-height:0}
i{font:.8em monospace;background:#fdd;border:1px solid #900;font-style:normal}
a{color:#00419e}
.mark{display:inline-block;font-weight:700;padding:0 .3em;border:2px solid #00703c;color:#111;scroll-margin:8em}
.is-blank{border:2px dashed #666}.is-placeholder{border:2px dotted #00419e}.is-unreadable{border:4px double #900}
tr{scroll-margin:6em}
:target{outline:4px solid #c60;background:#ffe2b8;outline-offset:1px}
@media(max-width:60em){body{height:auto;display:block}main{display:block}main>div{overflow:visible;border:0;padding-bottom:1em}}
@media print{body{height:auto;display:block}main{display:block}main>div{overflow:visible}}
`;

/** SHA-256 of the style, in the words of a content security policy. */
export const STYLE_HASH = 'sha256-6ZpmSGmes/+lwX5sSoQWG4689FEQ7quaJyeQIamLLzg=';
