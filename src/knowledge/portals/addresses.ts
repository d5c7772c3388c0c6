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
    'share_token',
    'utm_source',
    'utm_medium',
    'utm_campaign',
    'utm_term',
    'utm_content',
  ],
  pathSession: /;(?:jsessionid|phpsessid|sessionid)=[^/?#;]{0,200}/giu,
  quoted: /(\+\s{0,3})?["']([^"'\s<>]{1,1000})["'](\s{0,3}\+)?/gu,
  plain:
    /^(?:https?:\/\/[^/]|\/|\.{1,2}\/)|^[^:()]{1,900}\.(?:s?html?|jspx?|aspx?|php|do|action|pdf|docx?|xlsx?|wps|et|ofd|zip|rar)(?:[?#;]|$)/iu,
  viewers: /annualreport/iu,
  redirect:
    /(?:location(?:\.href)?\s{0,3}=\s{0,3}|location\.(?:replace|assign)\(\s{0,3})["']([^"'\s<>]{1,1000})["'](?!\s{0,3}\+)/u,
} as const satisfies AddressWords;
