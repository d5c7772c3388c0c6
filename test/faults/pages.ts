/**
 * Small report pages for the faults of encoding, markup, numbers and meaning. In: what is odd about the page. Out: its text,
 * its bytes, and the record read from it. Reading here holds what no fault may break: a record, by the schema, that gives a
 * value exactly where a number was printed.
 */
import Ajv2020 from 'ajv/dist/2020.js';
import iconv from 'iconv-lite';
import { expect } from 'vitest';
import { type DisclosureRecord, type Observation, type PageContext, parsePage } from '../../src/index.js';
import { recordSchema } from '../../src/output/record-schema.js';

const validate = new Ajv2020.default({ strict: true, strictTypes: false }).compile(recordSchema);

/** Label, unit, figure as printed. */
export type Row = readonly [label: string, unit: string, value: string];

export const ITEMS = 'proactive.items';
export const WEBSITE = 'proactive.channels.website';
export const RECEIVED = 'requests.received';

export const ROWS: readonly Row[] = [
  ['一、主动公开情况', '', ''],
  ['（一）主动公开政府信息数', '条', '396'],
  ['其中：主动公开规范性文件数', '条', '0'],
  ['制发规范性文件总数', '件', '0'],
  ['（二）通过不同渠道和方式公开政府信息的情况', '', ''],
  ['1.政府公报公开政府信息数', '条', '0'],
  ['2.政府网站公开政府信息数', '条', '49'],
  ['3.政务微博公开政府信息数', '条', '0'],
  ['4.政务微信公开政府信息数', '条', '0'],
  ['5.其他方式公开政府信息数', '条', '347'],
  ['三、依申请公开情况', '', ''],
  ['（一）收到申请数', '件', '12'],
  ['1.当面申请数', '件', '3'],
  ['2.传真申请数', '件', '0'],
  ['3.网络申请数', '件', '8'],
  ['4.信函申请数', '件', '1'],
  ['（二）申请办结数', '件', '12'],
  ['1.按时办结数', '件', '11'],
  ['2.延期办结数', '件', '1'],
  ['四、行政复议数量', '件', '2'],
  ['（一）维持具体行政行为数', '件', '1'],
  ['（二）被依法纠错数', '件', '0'],
  ['（三）其他情形数', '件', '1'],
  ['五、行政诉讼数量', '件', '1'],
  ['（一）维持具体行政行为或者驳回原告诉讼请求数', '件', '1'],
  ['（二）被依法纠错数', '件', '0'],
  ['（三）其他情形数', '件', '0'],
  ['八、机构建设和保障经费情况', '', ''],
  ['（三）从事政府信息公开工作人员数', '人', '8'],
  ['1.专职人员数', '人', '0'],
  ['2.兼职人员数', '人', '8'],
  ['（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）', '万元', '3.5'],
];

/** The rows with some figures printed otherwise, by the end of their labels. */
export function rowsWith(figures: Readonly<Record<string, string>>): Row[] {
  return ROWS.map(([label, unit, value]) => {
    const [, printed = value] = Object.entries(figures).find(([ending]) => label.endsWith(ending)) ?? [];
    return [label, unit, printed];
  });
}

const cells = (row: readonly string[]): string => row.map((cell) => `<td>${cell}</td>`).join('');

export function tableOf(rows: readonly (readonly string[])[] = ROWS): string {
  const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n');
  return `<table border="1"><tr>${cells(['统计指标', '单位', '统计数'])}</tr>\n${body}</table>`;
}

export const PROSE = `<p>2016年度，泰州市水利局按照《条例》要求，推进政府信息公开工作。本报告所列数据的统计期限为2016年1月1日至2016年12月31日。</p>
<p>一、概述</p><p>我局加强组织领导，明确专人负责，规范公开内容。</p>
<p>二、主动公开政府信息的情况</p><p>我局重视网站建设，及时更新栏目。</p>
<p>三、存在的主要问题</p><p>人手不足，培训还不够多。</p>`;

export const HEADER = `<table><tr><td>索引号</td><td>3212000038/2017-355033</td><td>分类</td><td>其他&nbsp;公报</td></tr>
<tr><td>发布机构</td><td>泰州市水利局</td><td>发文日期</td><td>2017-02-24</td></tr>
<tr><td>文号</td><td></td><td>时效</td><td></td></tr></table>`;

export interface PageParts {
  readonly head?: string;
  readonly title?: string;
  readonly header?: string;
  readonly prose?: string;
  readonly table?: string;
  readonly tail?: string;
}

export const TITLE = '泰州市水利局2016年度政府信息公开工作报告';

export function pageOf(parts: PageParts = {}): string {
  const { head = '<meta charset="utf-8">', title = TITLE, header = HEADER, prose = PROSE, tail = '' } = parts;
  const table = parts.table ?? `<p>附：政府信息公开情况统计表（2016年度）</p>${tableOf()}`;
  return `<!DOCTYPE html><html><head>${head}<title>${title}</title></head><body>${header}
<div id="zoom"><h1>${title}</h1>${prose}${table}</div>${tail}</body></html>`;
}

export function bytesOf(text: string, charset = 'utf-8'): Uint8Array {
  return new Uint8Array(iconv.encode(text, charset));
}

/** The record of a page, held to its schema. */
export function recordOf(page: string | Uint8Array, context: PageContext = {}): DisclosureRecord {
  const result = parsePage(typeof page === 'string' ? bytesOf(page) : page, context);
  if (!result.ok) throw new Error(`no report: ${result.refusal.reason}`);
  const { record } = result;
  expect(validate(JSON.parse(JSON.stringify(record))), JSON.stringify(validate.errors)).toBe(true);
  for (const { value, status, raw } of record.observations) expect(value !== null, raw).toBe(status === 'reported');
  return record;
}

export function findAll(record: DisclosureRecord, indicator: string): Observation[] {
  return record.observations.filter((observation) => observation.indicator === indicator);
}

/** The one observation of an indicator. */
export function find(record: DisclosureRecord, indicator: string): Observation {
  const [found, ...others] = findAll(record, indicator);
  if (found === undefined || others.length > 0) throw new Error(`${others.length} others of ${indicator}`);
  return found;
}

export function codesOf(record: DisclosureRecord): string[] {
  return record.diagnostics.map(({ code }) => code);
}

/** What two records of one report must have alike, whatever the page looked like. */
export function contentOf(record: DisclosureRecord): unknown {
  const { id, year, agency, title, form, header, sections, observations, missing, claims } = record;
  const { entries, ...fields } = header;
  const figures = observations.map(({ raw, ...observation }) => observation);
  return { id, year, agency, title, form, header: fields, sections, observations: figures, missing, claims };
}
