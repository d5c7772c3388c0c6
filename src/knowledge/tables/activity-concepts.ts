/**
 * The crosswalk of what agencies made and collected. The fees of 2014 and those of 2021 are different things: the former are for
 * disclosure upon request, the latter all administrative fees; they are two concepts, and are never one series.
 */
import type { Concept } from '../../model/table-knowledge.js';

export const activityConcepts = [
  {
    code: 'norm_docs_made',
    label: '制发规范性文件',
    labelEn: 'Normative documents made in the year',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['normative_documents.issued'],
        quality: 'exact',
      },
      {
        form: 'national-2019',
        parts: ['normative_documents.issued'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['normative_documents.issued'],
        quality: 'approximate',
        note: 'administrative normative documents',
        break: 'documents-2021',
      },
    ],
  },
  {
    code: 'norm_docs_disclosed',
    label: '主动公开规范性文件',
    labelEn: 'Normative documents disclosed in the year',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['proactive.items.normative_documents'],
        quality: 'approximate',
        note: 'counts items of information, of any year',
      },
      {
        form: 'national-2019',
        parts: ['normative_documents.newly_disclosed'],
        quality: 'exact',
        break: 'documents-2019',
      },
    ],
  },
  {
    code: 'regulations_made',
    label: '制发规章',
    labelEn: 'Government rules made in the year',
    unit: '件',
    sources: [
      {
        form: 'national-2019',
        parts: ['regulations.issued'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['regulations.issued'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'licensing_decisions',
    label: '行政许可处理决定',
    labelEn: 'Administrative licensing: decisions in the year',
    unit: '件',
    sources: [
      {
        form: 'national-2019',
        parts: ['licensing.decisions'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['licensing.decisions'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'penalty_decisions',
    label: '行政处罚处理决定',
    labelEn: 'Administrative penalties: decisions in the year',
    unit: '件',
    sources: [
      {
        form: 'national-2019',
        parts: ['penalty.decisions'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['penalty.decisions'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'coercion_decisions',
    label: '行政强制处理决定',
    labelEn: 'Administrative coercion: decisions in the year',
    unit: '件',
    sources: [
      {
        form: 'national-2019',
        parts: ['coercion.decisions'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['coercion.decisions'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'request_fees',
    label: '依申请公开收费',
    labelEn: 'Fees collected for disclosure upon request',
    unit: '元',
    sources: [
      {
        form: 'national-2014',
        parts: ['fees.collected'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'administrative_fees',
    label: '行政事业性收费',
    labelEn: 'Administrative fees of the agency; not those for disclosure upon request',
    unit: '元',
    sources: [
      {
        form: 'national-2021',
        parts: ['administrative_fees.amount'],
        quality: 'exact',
      },
    ],
  },
] as const satisfies readonly Concept[];
