/**
 * The name of a zip entry, in whatever it was written. In: the raw bytes and the flags beside them; out: the name with `/`
 * between its parts. Old Chinese archivers write GBK and say nothing. A name that leads out of the archive is none.
 */
import { crc32 } from 'node:zlib';
import type { Entry } from 'yauzl';

export interface ZipName {
  readonly name: string | null;
  readonly spelled: string;
}

type Named = Pick<Entry, 'fileNameRaw' | 'generalPurposeBitFlag' | 'extraFields'>;

/** Info-ZIP's field: version 1, a checksum of the plain name, then the name in UTF-8. */
const UNICODE_PATH = 0x7075;
const UNICODE_HEAD = 5;
const SAID_TO_BE_UTF8 = 0x0800;
const BACKSLASH = /\\/g;
const DRIVE = /^[a-z]:/i;
/** Control characters belong in no name. */
const CONTROL = /[\0-\x1f\x7f]/;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const utf8 = new TextDecoder('utf-8');
const gb18030 = new TextDecoder('gb18030');

export function readZipName(entry: Named): ZipName {
  const spelled = spell(entry).replace(BACKSLASH, '/');
  const leadsOut = spelled.startsWith('/') || DRIVE.test(spelled) || spelled.split('/').includes('..');
  return { name: leadsOut || spelled === '' || CONTROL.test(spelled) ? null : spelled, spelled };
}

function spell({ fileNameRaw, generalPurposeBitFlag, extraFields }: Named): string {
  const field = extraFields.find(({ id, data }) => id === UNICODE_PATH && data.length > UNICODE_HEAD && data[0] === 1);
  // A tool that renamed the entry without knowing of the field left it behind.
  if (field?.data.readUInt32LE(1) === crc32(fileNameRaw)) return utf8.decode(field.data.subarray(UNICODE_HEAD));
  if ((generalPurposeBitFlag & SAID_TO_BE_UTF8) !== 0) return utf8.decode(fileNameRaw);
  try {
    return strictUtf8.decode(fileNameRaw);
  } catch {
    return gb18030.decode(fileNameRaw);
  }
}
