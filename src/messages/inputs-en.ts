/** Words about inputs that hold many pages, in English: zip files, indexes of captures, streams of lines, shards. */
export const enOfInputs = {
  'error.ERR_ZIP':
    '{subject}: not a zip file that can be read: {why}; pages that stood before are written; get the file again, or unpack it and name the folder',
  'error.ERR_ZIP_ENTRY':
    '{subject}: {why}; nothing was written for it, and the rest of the archive is read; unpack it with another program and name the file',
  'error.ERR_ZIP_EMPTY':
    '{subject}: the archive holds no pages; the other inputs are read; pages end in .html, .htm, .txt or .md, captures lie in .warc or .warc.gz',
  'error.ERR_INDEX':
    '{subject}: {why}; the other inputs are read; name an index in the format CDXJ beside its WARC files, or the files themselves',
  'error.ERR_INPUT_LINE':
    '{subject}: {why}; the other lines are read; send one JSON object a line, with id, and path or html_base64',

  'why.zip.damaged': 'its bytes do not fit its checksum or size',
  'why.zip.encrypted': 'it is encrypted',
  'why.zip.method': 'it is packed by a method other than deflate',
  'why.zip.name': 'its name leads out of the archive',
  'why.zip.outside': 'the file ends before it, or holds something else there',
  'why.zip.overlap': 'its bytes are those of other entries too',
  'why.zip.too-dense': 'it unpacks to more than a hundred times its size, as no page does',
  'why.zip.too-large': 'unpacked it is larger than {limit}',
  'why.zip.packed': 'an archive inside must be stored unpacked when it is larger than {limit}',
  'why.index.line': 'line {line} is no line of an index of captures',
  'why.index.none': 'no line of an index of captures',
  'why.line.blank': 'the line is blank',
  'why.line.text': 'the line is not UTF-8',
  'why.line.json': 'the line is not JSON, or was cut off',
  'why.line.object': 'the line is no JSON object',
  'why.line.long': 'the line is longer than {limit}',
  'why.line.id': 'id is no text and no whole number that JSON keeps exactly',
  'why.line.url': 'url is no http or https address',
  'why.line.path': 'path is no text, or empty',
  'why.line.base64': 'html_base64 is not base64',
  'why.line.both': 'it names both path and html_base64',
  'why.line.neither': 'it names neither path nor html_base64',

  'usage.selectPages': '--select-url, --from and --to choose captures in archives, and {name} is a page',
  'usage.selectDates': '--from is after --to',
  'usage.linesInput': '--input-format ndjson reads standard input: name - and nothing else',
  'usage.linesOption': '--input-format ndjson does not go with {name}',
  'expect.pattern': 'an address, with * for any characters, such as *.gov.cn/xxgk/*',
  'expect.moment': 'a day of capture such as 20190304, a month 201903, or a year 2019',
  'expect.shard': 'I/N, such as 1/4: a whole number from 1 to N of at most {most}',

  'help.selectUrl': 'of archives, only captures of addresses that fit (* stands for any characters; may be repeated)',
  'help.from': 'of archives, only captures since this day (UTC), such as 20190304 or 2019',
  'help.to': 'of archives, only captures until this day (UTC), the day included',
  'help.inputFormat':
    'what standard input is: {choices} (default: page); ndjson is one {"id", "url", "path" or "html_base64"} a line, and gives one line for each',
  'help.shard': 'only the I-th of N parts of the inputs, chosen by their names; each part with its own -o DIR',
  'help.shardFetch': 'only the I-th of N parts of the starts, chosen by their hosts; each part with its own -o DIR',
} as const;
