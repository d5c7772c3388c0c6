/** Parts of addresses that do not tell documents apart. */
import type { AddressWords } from '../../model/list-knowledge.js';

export const addressWords = {
  volatileQueries: [
    'jsessionid',
    'phpsessid',
    'sessionid',
    'session_id',
    'aspsessionid',
    'cfid',
    'cftoken',
    'token',
    'csrf',
    '_csrf',
    '_t',
    '_',
    '_ts',
    'timestamp',
    'rnd',
    'rand',
    'random',
    'nocache',
    'spm',
    'from',
    'share_token',
    'utm_source',
    'utm_medium',
    'utm_campaign',
    'utm_term',
    'utm_content',
  ],
  pathSession: /;(?:jsessionid|phpsessid|sessionid)=[^/?#;]{0,200}/giu,
} as const satisfies AddressWords;
