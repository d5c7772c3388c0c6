/** The crosswalk of reviews: reconsiderations, and lawsuits with or without reconsideration before, added up. */
import type { Concept } from '../../model/table-knowledge.js';

export const reviewConcepts = [
  {
    code: 'reconsiderations',
    label: '行政复议总数',
    labelEn: 'Administrative reconsiderations',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['reconsideration.total'],
        quality: 'approximate',
        note: 'pending cases have no row',
      },
      {
        form: 'national-2019',
        parts: ['reconsideration.total'],
        quality: 'exact',
        break: 'review-2019',
      },
      {
        form: 'national-2021',
        parts: ['reconsideration.total'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'reconsiderations_upheld',
    label: '行政复议：维持',
    labelEn: 'Administrative reconsiderations: upheld',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['reconsideration.upheld'],
        quality: 'exact',
      },
      {
        form: 'national-2019',
        parts: ['reconsideration.upheld'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['reconsideration.upheld'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'reconsiderations_corrected',
    label: '行政复议：纠正',
    labelEn: 'Administrative reconsiderations: corrected',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['reconsideration.corrected'],
        quality: 'exact',
      },
      {
        form: 'national-2019',
        parts: ['reconsideration.corrected'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['reconsideration.corrected'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'reconsiderations_other',
    label: '行政复议：其他结果',
    labelEn: 'Administrative reconsiderations: other results',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['reconsideration.other'],
        quality: 'exact',
      },
      {
        form: 'national-2019',
        parts: ['reconsideration.other'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['reconsideration.other'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'reconsiderations_pending',
    label: '行政复议：尚未审结',
    labelEn: 'Administrative reconsiderations: pending',
    unit: '件',
    sources: [
      {
        form: 'national-2019',
        parts: ['reconsideration.pending'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['reconsideration.pending'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'lawsuits',
    label: '行政诉讼总数',
    labelEn: 'Administrative lawsuits, with and without reconsideration before',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['litigation.total'],
        quality: 'approximate',
        note: 'pending cases have no row',
      },
      {
        form: 'national-2019',
        parts: ['litigation_direct.total', 'litigation_after_reconsideration.total'],
        quality: 'exact',
        break: 'review-2019',
      },
      {
        form: 'national-2021',
        parts: ['litigation_direct.total', 'litigation_after_reconsideration.total'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'lawsuits_upheld',
    label: '行政诉讼：维持',
    labelEn: 'Administrative lawsuits: upheld',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['litigation.upheld'],
        quality: 'exact',
        note: 'upheld, or the claim dismissed',
      },
      {
        form: 'national-2019',
        parts: ['litigation_direct.upheld', 'litigation_after_reconsideration.upheld'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['litigation_direct.upheld', 'litigation_after_reconsideration.upheld'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'lawsuits_corrected',
    label: '行政诉讼：纠正',
    labelEn: 'Administrative lawsuits: corrected',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['litigation.corrected'],
        quality: 'exact',
      },
      {
        form: 'national-2019',
        parts: ['litigation_direct.corrected', 'litigation_after_reconsideration.corrected'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['litigation_direct.corrected', 'litigation_after_reconsideration.corrected'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'lawsuits_other',
    label: '行政诉讼：其他结果',
    labelEn: 'Administrative lawsuits: other results',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['litigation.other'],
        quality: 'exact',
      },
      {
        form: 'national-2019',
        parts: ['litigation_direct.other', 'litigation_after_reconsideration.other'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['litigation_direct.other', 'litigation_after_reconsideration.other'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'lawsuits_pending',
    label: '行政诉讼：尚未审结',
    labelEn: 'Administrative lawsuits: pending',
    unit: '件',
    sources: [
      {
        form: 'national-2019',
        parts: ['litigation_direct.pending', 'litigation_after_reconsideration.pending'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['litigation_direct.pending', 'litigation_after_reconsideration.pending'],
        quality: 'exact',
      },
    ],
  },
] as const satisfies readonly Concept[];
