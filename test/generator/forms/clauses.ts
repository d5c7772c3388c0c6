/** The three-table forms of 2019 and 2021, as transcribed from the statutory formats. */
export interface ClauseColumn {
  readonly code: string;
  readonly label: string;
  readonly unit: string | null;
  readonly signed: boolean;
}
export interface Clause {
  readonly name: string;
  readonly columns: readonly ClauseColumn[];
  readonly rows: readonly { readonly code: string; readonly label: string }[];
}
export interface MatrixRow {
  readonly code: string;
  readonly label: string;
  readonly parent: string | null;
  readonly group: boolean;
  readonly long: string | null;
}

const column = (code: string, label: string, unit: string | null, signed = false): ClauseColumn => ({
  code,
  label,
  unit,
  signed,
});
const line = (code: string, label: string) => ({ code, label });
export const CLAUSES_2019: readonly Clause[] = [
  {
    name: '第二十条第（一）项',
    columns: [
      column('issued', '本年新制作数量', '件'),
      column('newly_disclosed', '本年新公开数量', '件'),
      column('disclosed_total', '对外公开总数量', '件'),
    ],
    rows: [line('regulations', '规章'), line('normative_documents', '规范性文件')],
  },
  {
    name: '第二十条第（五）项',
    columns: [
      column('items_last_year', '上一年项目数量', '项'),
      column('items_change', '本年增/减', '项', true),
      column('decisions', '处理决定数量', '件'),
    ],
    rows: [line('licensing', '行政许可'), line('other_services', '其他对外管理服务事项')],
  },
  {
    name: '第二十条第（六）项',
    columns: [
      column('items_last_year', '上一年项目数量', '项'),
      column('items_change', '本年增/减', '项', true),
      column('decisions', '处理决定数量', '件'),
    ],
    rows: [line('penalty', '行政处罚'), line('coercion', '行政强制')],
  },
  {
    name: '第二十条第（八）项',
    columns: [column('items_last_year', '上一年项目数量', '项'), column('items_change', '本年增/减', '项', true)],
    rows: [line('administrative_fees', '行政事业性收费')],
  },
  {
    name: '第二十条第（九）项',
    columns: [column('projects', '采购项目数量', '项'), column('amount', '采购总金额', null)],
    rows: [line('procurement', '政府集中采购')],
  },
];

export const CLAUSES_2021: readonly Clause[] = [
  {
    name: '第二十条第（一）项',
    columns: [
      column('issued', '本年制发件数', '件'),
      column('repealed', '本年废止件数', '件'),
      column('in_force', '现行有效件数', '件'),
    ],
    rows: [line('regulations', '规章'), line('normative_documents', '行政规范性文件')],
  },
  {
    name: '第二十条第（五）项',
    columns: [column('decisions', '本年处理决定数量', '件')],
    rows: [line('licensing', '行政许可')],
  },
  {
    name: '第二十条第（六）项',
    columns: [column('decisions', '本年处理决定数量', '件')],
    rows: [line('penalty', '行政处罚'), line('coercion', '行政强制')],
  },
  {
    name: '第二十条第（八）项',
    columns: [column('amount', '本年收费金额', '万元')],
    rows: [line('administrative_fees', '行政事业性收费')],
  },
];

export const APPLICANTS: readonly { readonly code: string; readonly label: string }[] = [
  line('natural_person', '自然人'),
  line('enterprise', '商业企业'),
  line('research', '科研机构'),
  line('public_welfare', '社会公益组织'),
  line('legal_services', '法律服务机构'),
  line('other', '其他'),
  line('total', '总计'),
];

const node = (
  parent: string | null,
  code: string,
  label: string,
  group = false,
  long: string | null = null,
): MatrixRow => ({ parent, code, label, group, long });
export const MATRIX_2019: readonly MatrixRow[] = [
  node(null, 'requests.received', '本年新收政府信息公开申请数量'),
  node(null, 'requests.carried_in', '上年结转政府信息公开申请数量'),
  node(null, 'outcome', '本年度办理结果', true),
  node('outcome', 'outcome.granted', '予以公开'),
  node('outcome', 'outcome.partly_granted', '部分公开', false, '部分公开（区分处理的，只计这一情形，不计其他情形）'),
  node('outcome', 'outcome.refused', '不予公开', true),
  node('outcome.refused', 'outcome.refused.state_secret', '属于国家秘密'),
  node('outcome.refused', 'outcome.refused.other_law', '其他法律行政法规禁止公开'),
  node('outcome.refused', 'outcome.refused.security_stability', '危及“三安全一稳定”'),
  node('outcome.refused', 'outcome.refused.third_party', '保护第三方合法权益'),
  node('outcome.refused', 'outcome.refused.internal_affairs', '属于三类内部事务信息'),
  node('outcome.refused', 'outcome.refused.process', '属于四类过程性信息'),
  node('outcome.refused', 'outcome.refused.enforcement_file', '属于行政执法案卷'),
  node('outcome.refused', 'outcome.refused.inquiry', '属于行政查询事项'),
  node('outcome', 'outcome.unavailable', '无法提供', true),
  node('outcome.unavailable', 'outcome.unavailable.not_held', '本机关不掌握相关政府信息'),
  node('outcome.unavailable', 'outcome.unavailable.needs_creation', '没有现成信息需要另行制作'),
  node('outcome.unavailable', 'outcome.unavailable.unclear', '补正后申请内容仍不明确'),
  node('outcome', 'outcome.not_processed', '不予处理', true),
  node('outcome.not_processed', 'outcome.not_processed.petition', '信访举报投诉类申请'),
  node('outcome.not_processed', 'outcome.not_processed.repeated', '重复申请'),
  node('outcome.not_processed', 'outcome.not_processed.publication', '要求提供公开出版物'),
  node('outcome.not_processed', 'outcome.not_processed.excessive', '无正当理由大量反复申请'),
  node('outcome.not_processed', 'outcome.not_processed.reissue', '要求行政机关确认或重新出具已获取信息'),
  node('outcome', 'outcome.other', '其他处理'),
  node('outcome', 'outcome.total', '总计'),
  node(null, 'requests.carried_out', '结转下年度继续办理'),
];

export const MATRIX_2021: readonly MatrixRow[] = [
  node(null, 'requests.received', '本年新收政府信息公开申请数量'),
  node(null, 'requests.carried_in', '上年结转政府信息公开申请数量'),
  node(null, 'outcome', '本年度办理结果', true),
  node('outcome', 'outcome.granted', '予以公开'),
  node('outcome', 'outcome.partly_granted', '部分公开', false, '部分公开（区分处理的，只计这一情形，不计其他情形）'),
  node('outcome', 'outcome.refused', '不予公开', true),
  node('outcome.refused', 'outcome.refused.state_secret', '属于国家秘密'),
  node('outcome.refused', 'outcome.refused.other_law', '其他法律行政法规禁止公开'),
  node('outcome.refused', 'outcome.refused.security_stability', '危及“三安全一稳定”'),
  node('outcome.refused', 'outcome.refused.third_party', '保护第三方合法权益'),
  node('outcome.refused', 'outcome.refused.internal_affairs', '属于三类内部事务信息'),
  node('outcome.refused', 'outcome.refused.process', '属于四类过程性信息'),
  node('outcome.refused', 'outcome.refused.enforcement_file', '属于行政执法案卷'),
  node('outcome.refused', 'outcome.refused.inquiry', '属于行政查询事项'),
  node('outcome', 'outcome.unavailable', '无法提供', true),
  node('outcome.unavailable', 'outcome.unavailable.not_held', '本机关不掌握相关政府信息'),
  node('outcome.unavailable', 'outcome.unavailable.needs_creation', '没有现成信息需要另行制作'),
  node('outcome.unavailable', 'outcome.unavailable.unclear', '补正后申请内容仍不明确'),
  node('outcome', 'outcome.not_processed', '不予处理', true),
  node('outcome.not_processed', 'outcome.not_processed.petition', '信访举报投诉类申请'),
  node('outcome.not_processed', 'outcome.not_processed.repeated', '重复申请'),
  node('outcome.not_processed', 'outcome.not_processed.publication', '要求提供公开出版物'),
  node('outcome.not_processed', 'outcome.not_processed.excessive', '无正当理由大量反复申请'),
  node('outcome.not_processed', 'outcome.not_processed.reissue', '要求行政机关确认或重新出具已获取信息'),
  node('outcome', 'outcome.other', '其他处理', true),
  node(
    'outcome.other',
    'outcome.other.not_corrected',
    '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  ),
  node(
    'outcome.other',
    'outcome.other.fee_unpaid',
    '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  ),
  node('outcome.other', 'outcome.other.other', '其他'),
  node('outcome', 'outcome.total', '总计'),
  node(null, 'requests.carried_out', '结转下年度继续办理'),
];

export const REVIEW_BLOCKS = [
  line('reconsideration', '行政复议'),
  line('litigation_direct', '未经复议直接起诉'),
  line('litigation_after_reconsideration', '复议后起诉'),
] as const;
export const REVIEW_RESULTS = [
  line('upheld', '结果维持'),
  line('corrected', '结果纠正'),
  line('other', '其他结果'),
  line('pending', '尚未审结'),
  line('total', '总计'),
] as const;
