/** 关于含有许多网页的输入的用语：zip 文件、抓取索引、按行输入、分片。键与英文相同。 */
export const zhOfInputs = {
  'error.ERR_ZIP':
    '{subject}：不是可以读取的 zip 文件：{why}；排在前面的网页已写入；请重新取得该文件，或解压后指定文件夹',
  'error.ERR_ZIP_ENTRY': '{subject}：{why}；没有为它写入内容，压缩包的其余部分照常读取；请用其他程序解压后指定该文件',
  'error.ERR_ZIP_EMPTY':
    '{subject}：压缩包里没有网页；其余输入照常读取；网页的扩展名为 .html、.htm、.txt 或 .md，抓取的存档为 .warc 或 .warc.gz',
  'error.ERR_INDEX': '{subject}：{why}；其余输入照常读取；请指定与 WARC 文件放在一起的 CDXJ 索引，或直接指定这些文件',
  'error.ERR_INPUT_LINE':
    '{subject}：{why}；其余各行照常读取；请每行给出一个 JSON 对象，含 id，以及 path 或 html_base64',

  'why.zip.damaged': '其内容与校验和或大小不符',
  'why.zip.encrypted': '它已加密',
  'why.zip.method': '它的压缩方法不是 deflate',
  'why.zip.name': '它的名称指向压缩包之外',
  'why.zip.outside': '文件在它之前就结束了，或那里是别的内容',
  'why.zip.overlap': '它与其他条目共用同一段字节',
  'why.zip.too-dense': '它解压后超过自身大小的一百倍，网页不会如此',
  'why.zip.too-large': '它解压后大于 {limit}',
  'why.zip.packed': '包内的存档大于 {limit} 时必须不经压缩存放',
  'why.index.line': '第 {line} 行不是抓取索引的行',
  'why.index.none': '没有一行是抓取索引的行',
  'why.line.blank': '该行为空',
  'why.line.text': '该行不是 UTF-8',
  'why.line.json': '该行不是 JSON，或已被截断',
  'why.line.object': '该行不是 JSON 对象',
  'why.line.long': '该行超过 {limit}',
  'why.line.id': 'id 不是文本，也不是 JSON 能准确保存的整数',
  'why.line.url': 'url 不是 http 或 https 网址',
  'why.line.path': 'path 不是文本，或为空',
  'why.line.base64': 'html_base64 不是 base64',
  'why.line.both': '同时给出了 path 和 html_base64',
  'why.line.neither': '既没有 path 也没有 html_base64',

  'usage.selectPages': '--select-url、--from、--to 用于选取存档中的抓取记录，而 {name} 是网页',
  'usage.selectDates': '--from 晚于 --to',
  'usage.linesInput': '--input-format ndjson 读取标准输入：请只指定 -',
  'usage.linesOption': '--input-format ndjson 不能与 {name} 同用',
  'expect.pattern': '网址，可用 * 表示任意字符，例如 *.gov.cn/xxgk/*',
  'expect.moment': '抓取日期，例如 20190304，或月份 201903，或年份 2019',
  'expect.shard': 'I/N，例如 1/4：I 为 1 到 N 的整数，N 至多 {most}',

  'help.selectUrl': '对存档，只读取网址相符的抓取记录（* 表示任意字符；可重复）',
  'help.from': '对存档，只读取这一天（UTC）及以后的抓取记录，例如 20190304 或 2019',
  'help.to': '对存档，只读取这一天（UTC）及以前的抓取记录',
  'help.inputFormat':
    '标准输入的内容：{choices}（默认 page）；ndjson 为每行一个 {"id", "url", "path" 或 "html_base64"}，每行得到一行结果',
  'help.shard': '只处理按名称分成的 N 份输入中的第 I 份；每份各用自己的 -o DIR',
  'help.shardFetch': '只处理按主机分成的 N 份起点中的第 I 份；每份各用自己的 -o DIR',
} as const;
