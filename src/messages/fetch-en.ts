/** The words about pages that are fetched, in English. An error reads: what failed: why; what was kept; what to do next. */

export const enOfFetch = {
  'error.ERR_FETCH_URL': '{subject}: {why}; it was not asked; correct the address',
  'error.ERR_FETCH_ADDRESS':
    '{subject}: {why}; it was not asked; --allow-private permits it where the address is meant',
  'error.ERR_FETCH_HOST_REFUSED':
    '{subject}: host {host} is not among the hosts of this source; it was not asked; name it as a source of its own if it is meant',
  'error.ERR_FETCH_ROBOTS':
    '{subject}: robots.txt of {host} line {line} `{rule}` forbids it; it was not asked; --ignore-robots asks all the same and records it',
  'error.ERR_FETCH_ROBOTS_UNREACHABLE':
    '{subject}: robots.txt of {host} could not be read: {why}; it was not asked; run the same command again later',
  'error.ERR_FETCH_HOST_UNKNOWN':
    '{subject}: no host of the name {host}; the old record is kept; check the address: portals move',
  'error.ERR_FETCH_DNS':
    '{subject}: the name {host} could not be looked up: {why}; the old record is kept; run the same command again',
  'error.ERR_FETCH_REFUSED':
    '{subject}: no connection to {peer}: {why}; the old record is kept; run the same command again',
  'error.ERR_FETCH_RESET':
    '{subject}: the connection was broken off before an answer came ({why}); the old record is kept; run the same command again',
  'error.ERR_FETCH_TIMEOUT':
    '{subject}: no end after {seconds} s, in {phase}; the old record is kept; run the same command again, or give more time with --timeout',
  'error.ERR_FETCH_SLOW':
    '{subject}: slower than {speed} bytes a second over {seconds} s ({received|byte|bytes} received); the old record is kept; run the same command again',
  'error.ERR_FETCH_TLS':
    '{subject}: the connection cannot be trusted: {why} ({reason}); the old record is kept; {hint}',
  'error.ERR_FETCH_PROXY':
    '{subject}: the proxy {proxy} failed: {why}; the old record is kept; check HTTP_PROXY, HTTPS_PROXY and NO_PROXY',
  'error.ERR_FETCH_PROTOCOL':
    '{subject}: the answer is not HTTP as it is written down: {why}; the old record is kept; save the page with a browser and use parse',
  'error.ERR_FETCH_HEADERS':
    '{subject}: the header of the answer is larger than {limit} bytes; the old record is kept; save the page with a browser and use parse',
  'error.ERR_FETCH_TRUNCATED':
    '{subject}: the body was cut ({why}, {received} of {expected} bytes); the old record is kept; run the same command again',
  'error.ERR_FETCH_ENCODING':
    '{subject}: the content coding {coding} cannot be undone: {why}; the old record is kept; save the page with a browser and use parse',
  'error.ERR_FETCH_TOO_LARGE':
    '{subject}: the body is too large: {why}; the old record is kept; --max-bytes sets the limit',
  'error.ERR_FETCH_EMPTY':
    '{subject}: the answer has no body (status {status}); the old record is kept; check the page in a browser',
  'error.ERR_FETCH_GONE':
    '{subject}: the page is not there any more (status {status}); the old record is kept; check the address',
  'error.ERR_FETCH_STATUS':
    '{subject}: status {status} after {attempts|attempt|attempts}; the old record is kept; save the page with a browser and use parse',
  'error.ERR_FETCH_SERVER':
    '{subject}: status {status} after {attempts|attempt|attempts}; the old record is kept; run the same command again later',
  'error.ERR_FETCH_BUSY':
    '{subject}: {host} asks to come back later (status {status}, after {wait} s); the old record is kept; run the same command again then',
  'error.ERR_FETCH_BLOCKED':
    '{subject}: {host} refuses programs (status {status}); the old record is kept, nothing is done against it; save the page with a browser and use parse',
  'error.ERR_FETCH_COOLED':
    '{subject}: not asked: {host} is left alone in this run because {why}; the old record is kept; run the same command again later',
  'error.ERR_FETCH_REDIRECT_LOOP':
    '{subject}: redirected in a circle or more than {limit} times ({chain}); the old record is kept; check the page in a browser',
  'error.ERR_FETCH_REDIRECT':
    '{subject}: redirected to {target}: {why}; the old record is kept; check the page in a browser',
  'error.ERR_FETCH_REDIRECT_HOME':
    '{subject}: redirected to the home page {target}: the page itself is lost; the old record is kept; look for its new address',
  'error.ERR_FETCH_STOPPED':
    '{subject}: stopped before the answer was whole; the old record is kept; run the same command again',

  'why.scheme': 'not an http or https address',
  'why.longAddress': 'the address is longer than {limit} characters',
  'why.notAddress': 'not a web address',
  'why.credentials': 'the address holds a name or a password',
  'why.port': 'port {port} is no port of the web',
  'why.peer.loopback': '{host} is this computer ({address})',
  'why.peer.private': '{host} is in a private network ({address})',
  'why.peer.link-local': '{host} is in the local network ({address})',
  'why.peer.multicast': '{host} is no single computer ({address})',
  'why.peer.reserved': '{host} is in a reserved range ({address})',
  'why.location': 'it names no address',
  'why.ECONNREFUSED': 'the connection was refused',
  'why.ECONNRESET': 'the connection was reset',
  'why.EHOSTUNREACH': 'the host cannot be reached',
  'why.ENETUNREACH': 'the network cannot be reached',
  'why.ETIMEDOUT': 'it does not answer',
  'why.EPIPE': 'the connection was closed',
  'why.EAI_AGAIN': 'the name server does not answer',
  'why.closed': 'closed by the other side',
  'why.noAddress': 'it has no address',
  'why.length': 'fewer bytes than announced',
  'why.lengths': 'its header names several lengths',
  'why.chunks': 'the last chunk is missing',
  'why.coding': 'the {coding} data end too early',
  'why.part': 'a part was sent though the whole was asked',
  'why.ended': 'the connection ended in it',
  'why.codings': 'more than one coding, one on the other',
  'why.codingUnknown': 'it was not asked for',
  'why.codingDamaged': 'its data are damaged',
  'why.size': 'more than {limit} bytes',
  'why.ratio': '{received} bytes would become more than {limit}',
  'why.proxyStatus': 'it answered with status {status}',
  'why.proxyScheme': 'only http and https proxies are supported',
  'why.proxyTime': 'no answer in time',
  'why.robotsStatus': 'status {status}',
  'why.hostBlocked': 'it refused programs (status {status})',
  'why.hostUnreachable': 'it did not answer repeatedly',
  'why.hostDeferred': 'it asked to come back after {until}',
  'why.tls.expired': 'the certificate has expired',
  'why.tls.early': 'the certificate is not valid yet; is the clock right?',
  'why.tls.selfSigned': 'the certificate is signed by itself',
  'why.tls.host': 'the certificate is for another host',
  'why.tls.chain': 'the chain of certificates is incomplete or ends at an unknown authority',
  'why.tls.renegotiation': 'the server only knows old, unsafe renegotiation',
  'why.tls.version': 'the server only speaks a TLS that is too old',
  'why.tls.weak': 'the keys of the server are too weak',
  'why.tls.notTls': 'the server does not speak TLS at this port',
  'why.tls.other': 'the handshake failed',
  'hint.tlsException': '--tls-exception {host} asks without verifying and records it',
  'hint.tlsLegacy': '--tls-legacy {host} permits old TLS for this host',
  'hint.tlsPort': 'check whether the address should begin with http:',
  'phase.dns': 'the look-up of the name',
  'phase.connect': 'connecting',
  'phase.proxy': 'connecting through the proxy',
  'phase.tls': 'the TLS handshake',
  'phase.headers': 'waiting for an answer',
  'phase.body': 'receiving the body',
} as const;
