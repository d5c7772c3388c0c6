/**
 * Why a TLS connection cannot be trusted or made. In: the error's code. Out: a fault with the reason in words, the code itself
 * and what the operator can do: an exception for this host, which is recorded; there is no switch for all hosts.
 */
import { FetchFault } from './fetch-fault.js';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['CERT_HAS_EXPIRED', 'expired'],
  ['CERT_NOT_YET_VALID', 'early'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'selfSigned'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'chain'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'chain'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'chain'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'chain'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'host'],
  ['ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED', 'renegotiation'],
  ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'version'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'version'],
  ['ERR_SSL_VERSION_TOO_LOW', 'version'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'notTls'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'notTls'],
  ['ERR_SSL_DH_KEY_TOO_SMALL', 'weak'],
  ['ERR_SSL_EE_KEY_TOO_SMALL', 'weak'],
  ['ERR_SSL_CA_MD_TOO_WEAK', 'weak'],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'version'],
]);
const LEGACY: ReadonlySet<string> = new Set(['renegotiation', 'version', 'weak']);
const TLS_CODE = /^(?:ERR_SSL_|ERR_TLS_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|EPROTO$)/;

export function isTlsError(code: string): boolean {
  return TLS_CODE.test(code);
}

export function nameTlsFault(error: unknown, code: string, host: string): FetchFault {
  const why = REASONS.get(code) ?? 'other';
  const reason = code !== '' ? code : messageOf(error);
  return new FetchFault('ERR_FETCH_TLS', { why: `why.tls.${why}`, reason, hint: hintFor(why), host });
}

function hintFor(why: string): string {
  if (why === 'notTls') return 'hint.tlsPort';
  return LEGACY.has(why) ? 'hint.tlsLegacy' : 'hint.tlsException';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
