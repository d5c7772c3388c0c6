/**
 * What the request and review tables of the forms of 2019 and 2021 have in common, to the letter: applicants, the rows
 * but 其他处理 ("other handling"), and the whole review table.
 */
import type { FormColumn, FormRow, FormSum } from '../../model/form.js';

export const applicants = [
  {
    code: 'natural_person',
    label: '自然人',
    labelEn: 'natural persons',
    aliases: ['公民(自然人)', '公民个人', '自然人数'],
  },
  { code: 'enterprise', label: '商业企业', labelEn: 'commercial enterprises', groupLabel: '法人或其他组织' },
  {
    code: 'research',
    label: '科研机构',
    labelEn: 'research institutions',
    aliases: ['科研企业'],
    groupLabel: '法人或其他组织',
  },
  {
    code: 'public_welfare',
    label: '社会公益组织',
    labelEn: 'public-welfare organizations',
    groupLabel: '法人或其他组织',
  },
  {
    code: 'legal_services',
    label: '法律服务机构',
    labelEn: 'legal-service organizations',
    groupLabel: '法人或其他组织',
  },
  {
    code: 'other',
    label: '其他',
    labelEn: 'other organizations',
    aliases: ['其他组织', '其他法人'],
    groupLabel: '法人或其他组织',
  },
  { code: 'total', label: '总计', labelEn: 'total', aliases: ['合计', '总数'] },
] as const satisfies readonly FormColumn[];

/** Stands over all applicants. */
export const applicantsLabels = ['申请人情况', '申请人类型', '申请人类别'];

/** Rows before 其他处理. */
export const requestRows = [
  {
    code: 'requests.received',
    label: '本年新收政府信息公开申请数量',
    labelEn: 'Requests newly received this year',
    aliases: [
      '本年新收申请数量',
      '本年新收申请数',
      '本年新收申请',
      '本年新收政府信息公开申请',
      '新收政府信息公开申请数量',
    ],
  },
  {
    code: 'requests.carried_in',
    label: '上年结转政府信息公开申请数量',
    labelEn: 'Requests carried over from last year',
    aliases: ['上年结转申请数量', '上年结转申请数', '上年结转申请', '上年结转政府信息公开申请', '上年度结转申请数量'],
  },
  { code: 'outcome', label: '本年度办理结果', labelEn: 'Outcomes this year', group: true },
  { code: 'outcome.granted', label: '予以公开', labelEn: 'granted', parent: 'outcome' },
  {
    code: 'outcome.partly_granted',
    label: '部分公开',
    labelEn: 'partly granted',
    parent: 'outcome',
    aliases: ['部分公开(区分处理的,只计这一情形,不计其他情形)'],
  },
  { code: 'outcome.refused', label: '不予公开', labelEn: 'refused', parent: 'outcome', group: true },
  {
    code: 'outcome.refused.state_secret',
    label: '属于国家秘密',
    labelEn: 'state secret',
    aliases: ['国家秘密'],
    parent: 'outcome.refused',
  },
  {
    code: 'outcome.refused.other_law',
    label: '其他法律行政法规禁止公开',
    labelEn: 'forbidden by other law',
    aliases: ['其他法律法规禁止公开', '法律行政法规禁止公开'],
    parent: 'outcome.refused',
  },
  {
    code: 'outcome.refused.security_stability',
    label: '危及“三安全一稳定”',
    labelEn: 'endangers the three securities and stability',
    aliases: [
      '危及国家安全、公共安全、经济安全、社会稳定',
      '危及国家安全、公共安全、经济安全和社会稳定',
      '三安全一稳定',
    ],
    parent: 'outcome.refused',
  },
  {
    code: 'outcome.refused.third_party',
    label: '保护第三方合法权益',
    labelEn: 'protects a third party',
    aliases: ['第三方合法权益'],
    parent: 'outcome.refused',
  },
  {
    code: 'outcome.refused.internal_affairs',
    label: '属于三类内部事务信息',
    labelEn: 'internal affairs (three kinds)',
    aliases: ['三类内部事务信息', '属于内部事务信息', '内部事务信息'],
    parent: 'outcome.refused',
  },
  {
    code: 'outcome.refused.process',
    label: '属于四类过程性信息',
    labelEn: 'process information (four kinds)',
    aliases: ['四类过程性信息', '属于过程性信息', '过程性信息'],
    parent: 'outcome.refused',
  },
  {
    code: 'outcome.refused.enforcement_file',
    label: '属于行政执法案卷',
    labelEn: 'administrative enforcement file',
    aliases: ['行政执法案卷', '属于行政执法案卷信息'],
    parent: 'outcome.refused',
  },
  {
    code: 'outcome.refused.inquiry',
    label: '属于行政查询事项',
    labelEn: 'administrative inquiry',
    aliases: ['行政查询事项'],
    parent: 'outcome.refused',
  },
  { code: 'outcome.unavailable', label: '无法提供', labelEn: 'unavailable', parent: 'outcome', group: true },
  {
    code: 'outcome.unavailable.not_held',
    label: '本机关不掌握相关政府信息',
    labelEn: 'not held',
    aliases: ['本机关不掌握', '不掌握相关政府信息', '本机关不掌握相关信息'],
    parent: 'outcome.unavailable',
  },
  {
    code: 'outcome.unavailable.needs_creation',
    label: '没有现成信息需要另行制作',
    labelEn: 'would have to be created',
    aliases: ['没有现成信息', '需要另行制作'],
    parent: 'outcome.unavailable',
  },
  {
    code: 'outcome.unavailable.unclear',
    label: '补正后申请内容仍不明确',
    labelEn: 'still unclear after correction',
    aliases: ['补正后仍不明确', '补正后内容仍不明确', '申请内容仍不明确'],
    parent: 'outcome.unavailable',
  },
  { code: 'outcome.not_processed', label: '不予处理', labelEn: 'not processed', parent: 'outcome', group: true },
  {
    code: 'outcome.not_processed.petition',
    label: '信访举报投诉类申请',
    labelEn: 'petition, report or complaint',
    aliases: ['信访举报投诉类', '信访举报投诉'],
    parent: 'outcome.not_processed',
  },
  {
    code: 'outcome.not_processed.repeated',
    label: '重复申请',
    labelEn: 'repeated request',
    parent: 'outcome.not_processed',
  },
  {
    code: 'outcome.not_processed.publication',
    label: '要求提供公开出版物',
    labelEn: 'asks for a publication',
    aliases: ['公开出版物', '要求提供公开出版物的申请'],
    parent: 'outcome.not_processed',
  },
  {
    code: 'outcome.not_processed.excessive',
    label: '无正当理由大量反复申请',
    labelEn: 'excessive without good reason',
    aliases: ['大量反复申请', '无正当理由大量反复申请的'],
    parent: 'outcome.not_processed',
  },
  {
    code: 'outcome.not_processed.reissue',
    label: '要求行政机关确认或重新出具已获取信息',
    labelEn: 'asks to confirm or reissue',
    aliases: ['要求确认或重新出具已获取信息', '确认或重新出具已获取信息', '要求行政机关确认或重新出具'],
    parent: 'outcome.not_processed',
  },
] as const satisfies readonly FormRow[];

/** Rows behind it. */
export const closingRows = [
  { code: 'outcome.total', label: '总计', labelEn: 'total outcomes', parent: 'outcome', aliases: ['合计', '总数'] },
  {
    code: 'requests.carried_out',
    label: '结转下年度继续办理',
    labelEn: 'Requests carried over to next year',
    aliases: ['结转下年度', '结转下年度办理', '结转下年度继续办理数量', '结转下年度继续办理数', '结转下年继续办理'],
  },
] as const satisfies readonly FormRow[];

export const reviewColumns = [
  {
    code: 'reconsideration.upheld',
    label: '结果维持',
    labelEn: 'reconsideration: upheld',
    groupLabel: '行政复议',
  },
  {
    code: 'reconsideration.corrected',
    label: '结果纠正',
    labelEn: 'reconsideration: corrected',
    groupLabel: '行政复议',
  },
  { code: 'reconsideration.other', label: '其他结果', labelEn: 'reconsideration: other', groupLabel: '行政复议' },
  {
    code: 'reconsideration.pending',
    label: '尚未审结',
    labelEn: 'reconsideration: pending',
    groupLabel: '行政复议',
  },
  {
    code: 'reconsideration.total',
    label: '总计',
    aliases: ['合计', '总数'],
    labelEn: 'reconsideration: total',
    groupLabel: '行政复议',
  },
  {
    code: 'litigation_direct.upheld',
    label: '结果维持',
    labelEn: 'lawsuit without reconsideration: upheld',
    groupLabel: '行政诉讼/未经复议直接起诉',
    groupAliases: ['未经复议直接提起诉讼', '未经复议直接诉讼', '未经行政复议直接起诉', '直接起诉'],
  },
  {
    code: 'litigation_direct.corrected',
    label: '结果纠正',
    labelEn: 'lawsuit without reconsideration: corrected',
    groupLabel: '行政诉讼/未经复议直接起诉',
  },
  {
    code: 'litigation_direct.other',
    label: '其他结果',
    labelEn: 'lawsuit without reconsideration: other',
    groupLabel: '行政诉讼/未经复议直接起诉',
  },
  {
    code: 'litigation_direct.pending',
    label: '尚未审结',
    labelEn: 'lawsuit without reconsideration: pending',
    groupLabel: '行政诉讼/未经复议直接起诉',
  },
  {
    code: 'litigation_direct.total',
    label: '总计',
    aliases: ['合计', '总数'],
    labelEn: 'lawsuit without reconsideration: total',
    groupLabel: '行政诉讼/未经复议直接起诉',
  },
  {
    code: 'litigation_after_reconsideration.upheld',
    label: '结果维持',
    labelEn: 'lawsuit after reconsideration: upheld',
    groupLabel: '行政诉讼/复议后起诉',
    groupAliases: ['复议后诉讼', '复议后提起诉讼', '复议后再起诉'],
  },
  {
    code: 'litigation_after_reconsideration.corrected',
    label: '结果纠正',
    labelEn: 'lawsuit after reconsideration: corrected',
    groupLabel: '行政诉讼/复议后起诉',
  },
  {
    code: 'litigation_after_reconsideration.other',
    label: '其他结果',
    labelEn: 'lawsuit after reconsideration: other',
    groupLabel: '行政诉讼/复议后起诉',
  },
  {
    code: 'litigation_after_reconsideration.pending',
    label: '尚未审结',
    labelEn: 'lawsuit after reconsideration: pending',
    groupLabel: '行政诉讼/复议后起诉',
  },
  {
    code: 'litigation_after_reconsideration.total',
    label: '总计',
    aliases: ['合计', '总数'],
    labelEn: 'lawsuit after reconsideration: total',
    groupLabel: '行政诉讼/复议后起诉',
  },
] as const satisfies readonly FormColumn[];

export const reviewSums = [
  {
    rule: 'sum_reconsideration',
    left: ['reconsideration.total'],
    op: '=',
    right: ['reconsideration.upheld', 'reconsideration.corrected', 'reconsideration.other', 'reconsideration.pending'],
    severity: 'error',
  },
  {
    rule: 'sum_litigation_direct',
    left: ['litigation_direct.total'],
    op: '=',
    right: [
      'litigation_direct.upheld',
      'litigation_direct.corrected',
      'litigation_direct.other',
      'litigation_direct.pending',
    ],
    severity: 'error',
  },
  {
    rule: 'sum_litigation_after_reconsideration',
    left: ['litigation_after_reconsideration.total'],
    op: '=',
    right: [
      'litigation_after_reconsideration.upheld',
      'litigation_after_reconsideration.corrected',
      'litigation_after_reconsideration.other',
      'litigation_after_reconsideration.pending',
    ],
    severity: 'error',
  },
] as const satisfies readonly FormSum[];
