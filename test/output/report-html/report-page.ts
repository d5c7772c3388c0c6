/** Pages of the report as tests want them: written from records, their islands read back. */
import { createHash } from 'node:crypto';
import { readReportScript } from '../../../src/cli/report-script.js';
import { checkReport, nameRegion, openDatasetCheck } from '../../../src/index.js';
import { en } from '../../../src/messages/en.js';
import { zh } from '../../../src/messages/zh.js';
import type { FiledRecord } from '../../../src/model/finding.js';
import type { DisclosureRecord } from '../../../src/model/record.js';
import type { PackedRecord, PageBeside } from '../../../src/output/report-html/pack-record.js';
import type { ReportExtras } from '../../../src/output/report-html/report-extras.js';
import { ReportHtml, type ReportLimits } from '../../../src/output/report-html/report-html.js';
import type { ReportShape } from '../../../src/output/report-html/report-shape.js';
import { defaultKnowledge } from '../../../src/pipeline.js';

export const NOTHING_ELSE: ReportExtras = { name: 'DIR', parser: 'govdisclose 9', held: [], damaged: [], run: null };

export interface Written {
  readonly html: string;
  readonly index: ReportShape;
  readonly details: ReadonlyMap<number, PackedRecord>;
}

interface Options {
  readonly extras?: Partial<ReportExtras>;
  readonly limits?: ReportLimits;
  readonly page?: PageBeside;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

export function openPage(limits?: ReportLimits): ReportHtml {
  const { forms, tables: knowledge } = defaultKnowledge;
  return new ReportHtml({
    forms,
    knowledge,
    nameRegion,
    words: { zh, en },
    language: 'en',
    script: readReportScript(),
    digest: sha256,
    ...(limits !== undefined && { limits }),
  });
}

export function writePage(
  records: readonly (DisclosureRecord | FiledRecord)[],
  { extras, limits, page: beside }: Options = {},
): Written {
  const page = openPage(limits);
  const together = openDatasetCheck();
  const filed = records.map((one) => ('record' in one ? one : { record: one, variant: null }));
  const html = [
    page.start(),
    ...filed.map((one) => page.add(one, [...checkReport(one.record), ...together.check(one)], beside)),
    ...page.end({ ...NOTHING_ELSE, ...extras }),
  ].join('');
  return { html, ...readIslands(html) };
}

const ISLAND = /<script type="application\/json" id="([a-z0-9-]+)">([^<]*)<\/script>/g;

export function readIslands(html: string): Omit<Written, 'html'> {
  const islands = [...html.matchAll(ISLAND)].map(([, id = '', text = '']) => [id, JSON.parse(text)] as const);
  const blocks = islands.filter(([id]) => id.startsWith('details-')).map(([, block]) => block as object);
  const entries = blocks.flatMap((block) => Object.entries(block)) as [string, PackedRecord][];
  const index = islands.find(([id]) => id === 'index')?.[1] as ReportShape;
  return { index, details: new Map(entries.map(([report, packed]) => [Number(report), packed])) };
}
