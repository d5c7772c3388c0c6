/** A filled form of 2021 as rows of printed cells, every figure another: what the tests of its layouts are made of. */
export const APPLICANTS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
export const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

export const CLAUSES: readonly (readonly string[])[] = [
  ['第二十条第（一）项', '', '', ''],
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', '101', '102', '103'],
  ['行政规范性文件', '104', '105', '106'],
  ['第二十条第（六）项', '', '', ''],
  ['信息内容', '本年处理决定数量', '', ''],
  ['行政处罚', '108', '', ''],
  ['行政强制', '109', '', ''],
];

/** Three label columns; the spans of labels are empty cells behind them. */
export const REQUESTS: readonly (readonly string[])[] = [
  [
    '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
    '',
    '',
    '申请人情况',
    '',
    '',
    '',
    '',
    '',
    '',
  ],
  ['', '', '', '自然人', '法人或其他组织', '', '', '', '', '总计'],
  ['', '', '', '', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', ''],
  ['一、本年新收政府信息公开申请数量', '', '', '201', '202', '203', '204', '205', '206', '207'],
  ['三、本年度办理结果', '（一）予以公开', '', '211', '212', '213', '214', '215', '216', '217'],
  ['', '（三）不予公开', '1.属于国家秘密', '221', '222', '223', '224', '225', '226', '227'],
  ['', '（七）总计', '', '231', '232', '233', '234', '235', '236', '237'],
  ['四、结转下年度继续办理', '', '', '241', '242', '243', '244', '245', '246', '247'],
];

export function replaceRow(
  rows: readonly (readonly string[])[],
  index: number,
  row: readonly string[],
): (readonly string[])[] {
  return rows.map((printed, at) => (at === index ? row : printed));
}
