/** Breaks in the series: what changed between two forms so that values before and after are not of one kind. */
import type { SeriesBreak } from '../../model/table-knowledge.js';

export const breaks = [
  {
    code: 'outcomes-2019',
    description:
      'From 2019 each request is counted once, by its final outcome, with those carried over from the year before; the grounds are those of the Regulations as amended in 2019. The form of 2014 counts answers, among them information that was public already and requests to amend an application, by the grounds of the Regulations of 2007.',
  },
  {
    code: 'applicants-2019',
    description:
      'From 2019 the applicants are natural persons and five kinds of organizations, in the national form. Before, some agencies added rows on the source of requests, with other kinds.',
  },
  {
    code: 'review-2019',
    description:
      'From 2019 pending cases have a column of their own and are in the total. The form of 2014 has no such row; whether its total holds them is up to the agency.',
  },
  {
    code: 'documents-2019',
    description:
      'The form of 2014 counts items of information disclosed (条), the form of 2019 documents newly disclosed in the year (件).',
  },
  {
    code: 'documents-2021',
    description:
      'From 2021 the row is headed administrative normative documents (行政规范性文件), before that normative documents (规范性文件).',
  },
] as const satisfies readonly SeriesBreak[];
