/** What Node and undici throw, where no server on loopback can be made to cause it. */
import { describe, expect, it } from 'vitest';
import { FetchFault } from '../../src/fetch/fetch-fault.js';
import { nameFault, type Phase } from '../../src/fetch/name-fault.js';

const PROGRESS = {
  host: 'a.test',
  peer: 'a.test:443',
  proxy: 'p.test:3128',
  received: 5,
  expected: 9,
  maxHeaderBytes: 1,
};

function named(code: string, phase: Phase) {
  return nameFault(Object.assign(new Error(code), { code }), { ...PROGRESS, phase });
}

describe('a fault', () => {
  it.each([
    ['ENODATA', 'dns', 'ERR_FETCH_HOST_UNKNOWN'],
    ['EAI_FAIL', 'dns', 'ERR_FETCH_DNS'],
    ['ESERVFAIL', 'dns', 'ERR_FETCH_DNS'],
    ['ECONNREFUSED', 'connect', 'ERR_FETCH_REFUSED'],
    ['EHOSTUNREACH', 'connect', 'ERR_FETCH_REFUSED'],
    ['ERR_SOCKET_CONNECTION_TIMEOUT', 'connect', 'ERR_FETCH_REFUSED'],
    ['ECONNREFUSED', 'proxy', 'ERR_FETCH_PROXY'],
    ['CERT_HAS_EXPIRED', 'proxy', 'ERR_FETCH_PROXY'],
    ['ECONNRESET', 'tls', 'ERR_FETCH_RESET'],
    ['EPROTO', 'tls', 'ERR_FETCH_TLS'],
    ['ERR_SSL_DH_KEY_TOO_SMALL', 'tls', 'ERR_FETCH_TLS'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'headers', 'ERR_FETCH_TLS'],
    ['EPIPE', 'headers', 'ERR_FETCH_RESET'],
    ['UND_ERR_SOCKET', 'headers', 'ERR_FETCH_RESET'],
    ['UND_ERR_SOCKET', 'body', 'ERR_FETCH_TRUNCATED'],
    ['ERR_STREAM_PREMATURE_CLOSE', 'body', 'ERR_FETCH_TRUNCATED'],
    ['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'body', 'ERR_FETCH_TRUNCATED'],
    ['UND_ERR_HEADERS_OVERFLOW', 'headers', 'ERR_FETCH_HEADERS'],
  ] as const)('%s in phase %s is %s', (code, phase, fault) => {
    expect(named(code, phase).code).toBe(fault);
  });

  it('that has a name keeps it, but a proxy answers for its own silence', () => {
    const slow = new FetchFault('ERR_FETCH_SLOW');
    expect(nameFault(slow, { ...PROGRESS, phase: 'body' })).toBe(slow);
    const late = new FetchFault('ERR_FETCH_TIMEOUT');
    expect(nameFault(late, { ...PROGRESS, phase: 'proxy' })).toMatchObject({
      code: 'ERR_FETCH_PROXY',
      values: { proxy: 'p.test:3128' },
    });
  });

  it.each(['UND_ERR_INVALID_ARG', 'ERR_ASSERTION', 'ERR_INVALID_ARG_TYPE', ''])(
    'of our own is thrown on: %s',
    (code) => {
      expect(() => named(code, 'headers')).toThrow(Error);
      expect(() => named(code, 'headers')).not.toThrow(FetchFault);
    },
  );
});
