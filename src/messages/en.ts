/**
 * The words shown to people, in English. `{name}` is filled in; `{count|page|pages}` is a number and its noun.
 * An error reads: what failed: why; what was kept; what to do next.
 */

import { enOfChecks } from './checks-en.js';
import { enOfDiff } from './diff-en.js';
import { enOfFetch } from './fetch-en.js';
import { enOfHelp } from './help-en.js';
import { enOfInputs } from './inputs-en.js';
import { enOfReport } from './report-en.js';
import { enOfSheet } from './sheet-en.js';
import { enOfSummary } from './summary-en.js';

export const en = {
  'error.ERR_USAGE': '{subject}: nothing was read; see `{command} --help`',
  'error.ERR_NO_INPUT':
    'no input was named: nothing was read; name files or folders, or use - to read standard input (govdisclose parse --help)',
  'error.ERR_OPTION_VALUE': '{option} {value}: it must be {expected}; nothing was read; give another value',
  'error.ERR_ADDRESS_GIVEN':
    '{subject}: this is a web address, and the command reads files; nothing was read; use fetch, or save the page with a browser as HTML and give its address with --url',
  'error.ERR_LIST_UNREADABLE': '{subject}: {why}; nothing was read; check the path given with -i',
  'error.ERR_MAP_UNREADABLE': '{subject}: {why}; nothing was read; check the file given with --map',
  'error.ERR_MAP_LINE': '{subject} line {line}: {why}; nothing was read; correct the line',
  'error.ERR_NOT_A_DATASET':
    '{subject}: the folder is not empty and holds no dataset; nothing was read or written; name a new or empty folder with -o',
  'error.ERR_NO_DATASET':
    '{subject}: no dataset: it holds no folder records; nothing was written; name the folder given to -o of parse or fetch',
  'error.ERR_PACKAGE_MISSING':
    '{subject}: the package that writes {option} copies is not installed; no table was written; install it with npm install {subject}, or delete the copies that are there',
  'error.ERR_NOT_COMPARABLE':
    '{subject}: {why}; nothing was compared; name two datasets, two runs of a dataset (DIR/runs/ID), or two records of one form',
  'error.ERR_OUTPUT_NOT_A_FOLDER': '{subject}: a file stands there; nothing was written; name a folder with -o',
  'error.ERR_OUTPUT_NOT_WRITABLE':
    '{subject}: {why}; what was written before is kept; check that the folder above exists and may be written',
  'error.ERR_NO_SPACE':
    '{subject}: {why}; what was written before is complete; make room, then run the same command again',
  'error.ERR_OUTPUT_LOCKED':
    '{subject}: another run writes there (pid {pid} on {host} since {since}); nothing was written; wait for it to end, or delete {lock} if it is gone',
  'error.ERR_DATASET_CHANGED':
    '{subject}: another run began there while it was read; what was read is written, pages that its archive does not have yet are missing; run the same command again when it has ended',
  'error.ERR_DATASET_UNREADABLE':
    '{subject}: {why}; nothing was read or written there; check the disk and who may read it',
  'error.ERR_UNSAFE_PATH': '{subject}: {why}; nothing was written there; remove it, or name another folder with -o',
  'error.ERR_PATH_MISSING': '{subject}: no such file or folder; the other inputs are read; check the path',
  'error.ERR_NO_MATCH': '{subject}: no file matches the pattern; the other inputs are read; check the pattern',
  'error.ERR_PATH_UNREADABLE': '{subject}: {why}; the other inputs are read; check who may read it',
  'error.ERR_FOLDER_EMPTY':
    '{subject}: the folder holds no pages; the other inputs are read; pages end in .html, .htm, .txt or .md, archives of pages in .warc or .warc.gz',
  'error.ERR_PAGE_LIMIT':
    '{subject}: given up, {why}; nothing was taken from it and the other inputs go on; look at the page, or allow more',
  'error.ERR_TOO_LARGE':
    '{subject}: {size}, and a page may have {limit}; the other inputs are read; check that it is one saved page',
  'error.ERR_WEB_ARCHIVE':
    '{subject}: a web archive (MHTML), not a page; nothing was written for it; open it in a browser and save it as HTML',
  'error.ERR_FILE_BINARY':
    '{subject}: not a page of text: {why}; nothing was written for it; save the page that links to it as HTML',
  'error.ERR_WARC_RECORD':
    '{subject}: {why}; nothing was written for it, and the rest of the archive is read; fetch the page again, or name another copy of the archive',
  'error.ERR_WARC_EMPTY': '{subject}: the archive holds no captured page; the other inputs are read; check the file',
  'error.ERR_NOT_A_REPORT':
    '{subject}: no annual report, it looks like {kind}: {why}; nothing was written for it; check that the page is the report itself',
  'error.ERR_LIST_ENTRY': '{subject}: {why}; the other inputs are read; correct the line',
  'error.ERR_RECORD_DAMAGED':
    '{subject}: not a record: {why}; the other inputs are read; restore it, or parse its page again',
  'error.ERR_DATASET_EMPTY':
    '{subject}: the dataset holds no records; the other inputs are read; fill it with parse -o',
  'error.ERR_UNKNOWN_FORM': '{subject}: no such form; nothing was printed; the forms are {known}',
  'error.ERR_UNKNOWN_SCHEMA': '{subject}: no such schema; nothing was printed; the schemas are {known}',
  'error.ERR_SCHEMA_NEWER':
    '{subject}: written by a newer govdisclose ({found}); it is kept as it is; use that version, or another folder',
  'error.ERR_INTERNAL':
    '{subject}: a bug in govdisclose: {why}; the other inputs are read; please report it with the page',

  'why.EACCES': 'permission denied',
  'why.EPERM': 'not permitted',
  'why.ENOENT': 'no such file or folder',
  'why.ENOTDIR': 'a part of the path is a file',
  'why.EISDIR': 'a folder, not a file',
  'why.ENOSPC': 'no space left on the device',
  'why.EDQUOT': 'the quota is used up',
  'why.EFBIG': 'the file would be larger than allowed',
  'why.EROFS': 'the file system is read-only',
  'why.ENAMETOOLONG': 'the name is too long',
  'why.ELOOP': 'too many symbolic links',
  'why.EMFILE': 'too many open files',
  'why.EIO': 'the device failed',
  'why.warc.damaged': 'the record is damaged',
  'why.warc.truncated': 'the file ends inside the record',
  'why.warc.too-large': 'the record is larger than {limit}',
  'why.warc.not-warc': 'not a WARC file',
  'why.warc.coding': 'the content coding of the page is broken off or damaged',
  'why.warc.cut': 'the crawler stopped before the end of the page',
  'why.warc.original': 'the record stands for an earlier one, which is in none of the archives read so far',
  'why.archive': 'an archive of many pages',
  'why.taken': 'a file of this name is there already',
  'why.link': 'a symbolic link or not a plain file',
  'why.key': 'not a key that may name a file',
  'why.address': 'line {line}: a web address, and parse reads files',
  'why.columns': 'the head names no column path; the columns are path, url, agency, region',
  'why.column': 'unknown column {name}; the columns are path, url, agency, region',
  'why.twice': 'column {name} stands there twice',
  'why.cells': '{count|cell|cells} where the head has {expected}',
  'why.quote': 'a quoted cell does not end',
  'why.empty': 'the path is empty',
  'why.url': 'the url is no http or https address',
  'why.agency': 'the agency is no key or name',
  'why.region': 'the region does not begin with a code of six digits',
  'why.repeated': 'the path stands in line {other} too, with other values',
  'why.pageTime': 'reading it took more than {limit} (--page-time)',
  'why.pageMemory': 'reading it took more than {limit} of memory (--page-memory)',
  'why.json': 'it is not JSON, or was cut off',
  'why.recordSchema': 'it does not say that it is one',
  'why.recordVersion': 'there is no version {found} of records',
  'why.recordShape': '{place} is missing or of another kind than the schema says',
  'why.recordPlace': 'its id is not that of its folder and file',
  'why.recordName': 'its name is not a year',
  'why.notDataset': 'no dataset, and {other} is one',
  'why.noRun': 'no run of this dataset',
  'why.runKeptNothing': 'the later run {run} kept nothing of what it replaced',
  'why.otherForm': 'another form than that of {other}',
  'why.ERR_PATH_MISSING': 'no such file or folder',
  'why.ERR_TOO_LARGE': 'too large for a record',
  'why.ERR_SCHEMA_NEWER': 'written by a newer govdisclose ({found})',
  'why.large': 'larger than {limit}',

  'usage.unknownCommand': 'unknown command {name}',
  'usage.unknownOption': 'unknown option {name}',
  'usage.missingValue': 'option {name} needs a value',
  'usage.missingOption': 'option {name} is missing',
  'usage.missingArgument': 'missing argument <{name}>',
  'usage.excessArguments': 'too many arguments',
  'usage.suggestion': '{problem} (did you mean {name}?)',
  'usage.emptyPath': 'an empty path: is a variable of the shell not set?',
  'usage.stdinTwice': '- stands for both the list and a page',
  'usage.htmlFormat': '--html and --format name two formats',
  'usage.outputIsInput': '-o names the page itself; it would be overwritten',
  'usage.urlForMany': '--url says where one page came from; use --map for several',

  'expect.years': 'a year or a range such as 2019-2024, from {first} to {last}',
  'expect.limit': 'a whole number from 1',
  'expect.count': 'a whole number from {least} to {most}',
  'expect.duration': 'a duration with its unit, such as 500ms, 3s, 10m or 2h, from {least} to {most}',
  'expect.size': 'a size with its unit, such as 500KiB or 20MiB, from {least} to {most}',
  'expect.choice': 'one of {choices}',
  'expect.nearChoice': 'one of {choices} (did you mean {near}?)',
  'expect.url': 'an http or https address',

  'kind.empty': 'an empty page',
  'kind.binary': 'a binary file',
  'kind.web-archive': 'a web archive',
  'kind.error-page': 'an error page',
  'kind.challenge': 'a challenge page',
  'kind.login': 'a login page',
  'kind.list': 'a list of links',
  'kind.notice': 'a notice about reports',
  'kind.interpretation': 'an interpretation of a report',
  'kind.article': 'another article',
  'kind.stub': 'a page whose text is elsewhere',
  'kind.unknown': 'something else',

  'account.inputs': '{count|input|inputs}',
  'account.written': '{count} written',
  'account.checked': '{count} checked',
  'account.built': '{count} built',
  'account.unchanged': '{count} unchanged',
  'account.duplicate': '{count|duplicate|duplicates}',
  'account.held': '{count} held',
  'account.filtered': '{count} of other years',
  'account.unselected': '{count} not selected',
  'account.list': '{count|list|lists}',
  'account.attachment': '{count|attachment|attachments}',
  'account.gone': '{count} gone',
  'account.forbidden': '{count} forbidden by robots.txt',
  'account.not-report': '{count|not report|not reports}',
  'account.failed': '{count} failed',
  'account.retryable': '{count} can be retried',
  'account.left': '{count} left',
  'account.line': '{inputs}: {parts}',
  'account.none': '{inputs}',
  'account.join': ', ',
  'account.bracket': '{text} ({note})',

  'outcome.written': 'written',
  'outcome.checked': 'checked',
  'outcome.built': 'built',
  'outcome.unchanged': 'unchanged',
  'outcome.duplicate': 'duplicate',
  'outcome.held': 'held',
  'outcome.filtered': 'of another year',
  'outcome.unselected': 'not selected',
  'outcome.list': 'a list of reports',
  'outcome.attachment': 'an attachment, archived',
  'outcome.gone': 'gone',
  'outcome.forbidden': 'forbidden by robots.txt',
  'outcome.not-report': 'not a report',
  'outcome.failed': 'failed',
  'outcome.left': 'left',
  'note.event': '{subject}: {outcome}{detail}',
  'note.detail': ' ({detail})',
  'note.formatIgnored':
    '--format is about standard output; -o writes JSON and CSV, and nothing goes to standard output',
  'note.staleLock': 'the lock of a run that has ended (pid {pid}) was taken over',
  'note.lockStays':
    'the lock {lock} stays, for not all that this run began could be removed; every file is whole, and the next run on this machine sweeps: before one on another, remove the lock',
  'note.mapUnused': '{subject}: {count|line names|lines name} no input, the first is line {line}',
  'note.notReports': '{count|input is|inputs are} no report; -v says which, and what each looks like',
  'note.progress': '{done} of {total}',
  'note.interrupted': 'interrupted: what was written is complete; run the same command again to go on',
  'note.checkInterrupted': 'interrupted: what was not checked is left; run the same command again',
  'note.buildInterrupted': 'interrupted: the tables are as they were; run the same command again',
  'note.pages': '{folder}: {written|page|pages} as they were read; the bytes of {missing} are not to be had any more',
  'note.copyOmitted':
    '{subject}: {path} was left out: more cells than a program for spreadsheets takes; the CSV beside it has them all',
  'note.tables':
    '{subject}: {records|report|reports}, {rows|row|rows}: {changed|file|files} changed, {unchanged} unchanged',
  'note.diffInterrupted': 'interrupted: the rest was not compared',
  'note.limit': 'the limit was reached: run the same command again to go on',

  'format.summary': 'what a report says, for people to read',
  'format.json': 'one JSON document',
  'format.ndjson': 'one record a line',
  'format.csv': 'one row per value of the statistics',

  ...enOfSummary,

  ...enOfDiff,

  ...enOfHelp,
  ...enOfReport,
  ...enOfSheet,

  ...enOfFetch,

  ...enOfChecks,
  ...enOfInputs,
} as const;
