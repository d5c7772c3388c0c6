/**
 * National report format for report years 2019-2020 (政府信息公开工作年度报告格式(试行), 国办公开办函〔2019〕60号).
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

export const national2019 = {
  id: 'national-2019',
  title: '政府信息公开工作年度报告格式(试行)',
  titleEn: 'National report format for report years 2019-2020',
  authority: '国办公开办函〔2019〕60号',
  years: [2019, 2020],
  note: 'Issued with the amended Regulations of 2019 (国办公开办函〔2019〕60号). Some townships still used it for later years: recognize the form from its labels, never from the year alone. 件 and 项 are not printed on the form, they are assumed; 万元 is printed',
  tables: [
    {
      id: 'proactive',
      layout: 'clauses',
      section: '主动公开政府信息情况',
      clauses: [
        {
          clause: '第二十条第(一)项',
          columns: [
            { code: 'issued', label: '本年新制作数量', labelEn: 'made or issued this year', unit: '件' },
            { code: 'newly_disclosed', label: '本年新公开数量', labelEn: 'newly disclosed this year', unit: '件' },
            { code: 'disclosed_total', label: '对外公开总数量', labelEn: 'disclosed in total', unit: '件' },
          ],
          rows: [
            { code: 'regulations', label: '规章', labelEn: 'government rules' },
            {
              code: 'normative_documents',
              label: '规范性文件',
              labelEn: 'normative documents',
              aliases: ['规范性档案'],
            },
            {
              code: 'other_documents',
              label: '其他主动公开文件',
              labelEn: 'other documents disclosed',
              aliases: ['其他主动公开档案'],
              local: true,
            },
          ],
        },
        {
          clause: '第二十条第(五)项',
          columns: [
            { code: 'items_last_year', label: '上一年项目数量', labelEn: 'items last year', unit: '项' },
            {
              code: 'items_change',
              label: '本年增/减',
              aliases: ['本年增减', '本年增/减数量', '本年增减数量'],
              labelEn: 'change this year',
              unit: '项',
              signed: true,
            },
            { code: 'decisions', label: '处理决定数量', labelEn: 'decisions this year', unit: '件' },
          ],
          rows: [
            { code: 'licensing', label: '行政许可', labelEn: 'administrative licensing' },
            { code: 'other_services', label: '其他对外管理服务事项', labelEn: 'other external management services' },
          ],
        },
        {
          clause: '第二十条第(六)项',
          columns: [
            { code: 'items_last_year', label: '上一年项目数量', labelEn: 'items last year', unit: '项' },
            {
              code: 'items_change',
              label: '本年增/减',
              aliases: ['本年增减', '本年增/减数量', '本年增减数量'],
              labelEn: 'change this year',
              unit: '项',
              signed: true,
            },
            { code: 'decisions', label: '处理决定数量', labelEn: 'decisions this year', unit: '件' },
          ],
          rows: [
            { code: 'penalty', label: '行政处罚', labelEn: 'administrative penalties' },
            { code: 'coercion', label: '行政强制', labelEn: 'administrative coercion' },
          ],
        },
        {
          clause: '第二十条第(八)项',
          columns: [
            { code: 'items_last_year', label: '上一年项目数量', labelEn: 'items last year', unit: '项' },
            {
              code: 'items_change',
              label: '本年增/减',
              aliases: ['本年增减', '本年增/减数量', '本年增减数量'],
              labelEn: 'change this year',
              unit: '项',
              signed: true,
            },
          ],
          rows: [{ code: 'administrative_fees', label: '行政事业性收费', labelEn: 'administrative fees' }],
        },
        {
          clause: '第二十条第(九)项',
          columns: [
            { code: 'projects', label: '采购项目数量', labelEn: 'procurement projects', unit: '项' },
            { code: 'amount', label: '采购总金额', labelEn: 'amount', unit: null },
          ],
          rows: [{ code: 'procurement', label: '政府集中采购', labelEn: 'centralized government procurement' }],
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
        { code: 'outcome.other', label: '其他处理', labelEn: 'other handling', parent: 'outcome' },
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
            'outcome.other',
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
