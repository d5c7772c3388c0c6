/**
 * National report format for report years from 2021 (政府信息公开工作年度报告格式, 国办公开办函〔2021〕30号).
 * Labels as the authority prints them; aliases are other wordings seen on pages, `*` a name filled in or left blank.
 */
import type { Form } from '../../model/form.js';
import {
  applicants,
  applicantsLabels,
  closingRows,
  requestRows,
  reviewColumns,
  reviewSums,
} from './requests-and-review.js';

export const national2021 = {
  id: 'national-2021',
  title: '政府信息公开工作年度报告格式',
  titleEn: 'National report format for report years from 2021',
  authority: '国办公开办函〔2021〕30号',
  years: [2021, null],
  note: '国办公开办函〔2021〕30号. 件 and 项 are not printed on the form, they are assumed; 万元 is printed',
  tables: [
    {
      id: 'proactive',
      layout: 'clauses',
      section: '主动公开政府信息情况',
      clauses: [
        {
          clause: '第二十条第(一)项',
          columns: [
            {
              code: 'issued',
              label: '本年制发件数',
              aliases: ['本年制发件数量', '本年制发数量'],
              labelEn: 'made or issued this year',
              unit: '件',
            },
            {
              code: 'repealed',
              label: '本年废止件数',
              aliases: ['本年废止件数量', '本年废止数量'],
              labelEn: 'repealed this year',
              unit: '件',
            },
            {
              code: 'in_force',
              label: '现行有效件数',
              aliases: ['现行有效件数量', '现行有效件', '现行有效数量'],
              labelEn: 'in force',
              unit: '件',
            },
          ],
          rows: [
            { code: 'regulations', label: '规章', labelEn: 'government rules' },
            {
              code: 'normative_documents',
              label: '行政规范性文件',
              labelEn: 'normative documents',
              aliases: ['规范性文件'],
            },
          ],
        },
        {
          clause: '第二十条第(五)项',
          columns: [
            {
              code: 'decisions',
              label: '本年处理决定数量',
              aliases: ['本年处理决定数', '处理决定数量'],
              labelEn: 'decisions this year',
              unit: '件',
            },
          ],
          rows: [{ code: 'licensing', label: '行政许可', labelEn: 'administrative licensing' }],
        },
        {
          clause: '第二十条第(六)项',
          columns: [
            {
              code: 'decisions',
              label: '本年处理决定数量',
              aliases: ['本年处理决定数', '处理决定数量'],
              labelEn: 'decisions this year',
              unit: '件',
            },
          ],
          rows: [
            { code: 'penalty', label: '行政处罚', labelEn: 'administrative penalties' },
            { code: 'coercion', label: '行政强制', labelEn: 'administrative coercion' },
          ],
        },
        {
          clause: '第二十条第(八)项',
          columns: [
            {
              code: 'amount',
              label: '本年收费金额',
              labelEn: 'amount',
              aliases: ['本年收费金额(单位:万元)', '本年收费总金额', '收费金额'],
              unit: '万元',
            },
          ],
          rows: [{ code: 'administrative_fees', label: '行政事业性收费', labelEn: 'administrative fees' }],
        },
      ],
      sums: [],
    },
    {
      id: 'requests',
      layout: 'matrix',
      section: '收到和处理政府信息公开申请情况',
      unit: '件',
      dimension: 'applicant',
      columnsLabels: applicantsLabels,
      columns: applicants,
      rows: [
        ...requestRows,
        { code: 'outcome.other', label: '其他处理', labelEn: 'other handling', parent: 'outcome', group: true },
        {
          code: 'outcome.other.not_corrected',
          label: '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
          labelEn: 'not corrected in time',
          parent: 'outcome.other',
          aliases: ['申请人无正当理由逾期不补正'],
        },
        {
          code: 'outcome.other.fee_unpaid',
          label: '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
          labelEn: 'fee not paid in time',
          parent: 'outcome.other',
          aliases: ['申请人逾期未按收费通知要求缴纳费用'],
        },
        { code: 'outcome.other.other', label: '其他', labelEn: 'other', parent: 'outcome.other' },
        ...closingRows,
      ],
      sums: [
        {
          rule: 'balance',
          left: ['requests.received', 'requests.carried_in'],
          op: '=',
          right: ['outcome.total', 'requests.carried_out'],
          severity: 'error',
          forEach: 'applicant',
          note: 'printed on the form: 第一项加第二项之和,等于第三项加第四项之和',
        },
        {
          rule: 'outcome_total',
          left: ['outcome.total'],
          op: '=',
          right: [
            'outcome.granted',
            'outcome.partly_granted',
            'outcome.refused.state_secret',
            'outcome.refused.other_law',
            'outcome.refused.security_stability',
            'outcome.refused.third_party',
            'outcome.refused.internal_affairs',
            'outcome.refused.process',
            'outcome.refused.enforcement_file',
            'outcome.refused.inquiry',
            'outcome.unavailable.not_held',
            'outcome.unavailable.needs_creation',
            'outcome.unavailable.unclear',
            'outcome.not_processed.petition',
            'outcome.not_processed.repeated',
            'outcome.not_processed.publication',
            'outcome.not_processed.excessive',
            'outcome.not_processed.reissue',
            'outcome.other.not_corrected',
            'outcome.other.fee_unpaid',
            'outcome.other.other',
          ],
          severity: 'error',
          forEach: 'applicant',
        },
        {
          rule: 'applicant_total',
          left: ['total'],
          op: '=',
          right: ['natural_person', 'enterprise', 'research', 'public_welfare', 'legal_services', 'other'],
          severity: 'error',
          forEach: 'row',
        },
      ],
    },
    {
      id: 'review',
      layout: 'row',
      section: '政府信息公开行政复议、行政诉讼情况',
      unit: '件',
      columns: reviewColumns,
      sums: reviewSums,
    },
  ],
} as const satisfies Form;
