/** The words about pages that are fetched, in English. An error reads: what failed: why; what was kept; what to do next. */

export const enOfFetch = {
  'error.ERR_FETCH_URL': '{subject}: {why}; it was not fetched; correct the address',
  'error.ERR_FETCH_ADDRESS':
    '{subject}: {why}; it was not fetched; --allow-private permits it where the address is meant',
  'error.ERR_FETCH_HOST_REFUSED':
    '{subject}: host {host} is not among the hosts of this source; it was not fetched; permit the host with --allow-host if it is meant',
  'error.ERR_FETCH_ROBOTS':
    '{subject}: robots.txt of {host} line {line} `{rule}` forbids it; it was not fetched; --ignore-robots fetches it all the same, and records that',
  'error.ERR_FETCH_ROBOTS_UNREACHABLE':
    '{subject}: robots.txt of {host} could not be read: {why}; it was not fetched; run the same command again later',
  'error.ERR_FETCH_HOST_UNKNOWN':
    '{subject}: no host of the name {host}; the old record is kept; check the address: portals move',
  'error.ERR_FETCH_DNS':
    '{subject}: the name {host} could not be looked up: {why}; the old record is kept; run the same command again',
  'error.ERR_FETCH_REFUSED':
    '{subject}: no connection to {peer}: {why}; the old record is kept; run the same command again',
  'error.ERR_FETCH_RESET':
    '{subject}: the connection was broken off before an answer came ({why}); the old record is kept; run the same command again',
  'error.ERR_FETCH_TIMEOUT':
    '{subject}: not finished after {seconds} s, while {phase}; the old record is kept; run the same command again, or give more time with --timeout',
  'error.ERR_FETCH_SLOW':
    '{subject}: slower than {speed} bytes a second over {seconds} s ({received|byte|bytes} received); the old record is kept; run the same command again',
  'error.ERR_FETCH_TLS':
    '{subject}: the connection cannot be trusted: {why} ({reason}); the old record is kept; {hint}',
  'error.ERR_FETCH_PROXY':
    '{subject}: the proxy {proxy} failed: {why}; the old record is kept; check HTTP_PROXY, HTTPS_PROXY and NO_PROXY',
  'error.ERR_FETCH_PROTOCOL':
    '{subject}: the answer breaks the rules of HTTP: {why}; the old record is kept; save the page with a browser and use parse',
  'error.ERR_FETCH_HEADERS':
    '{subject}: the header of the answer is larger than {limit} bytes; the old record is kept; save the page with a browser and use parse',
  'error.ERR_FETCH_TRUNCATED':
    '{subject}: the body was cut ({why}, {received} of {expected} bytes); the old record is kept; run the same command again',
  'error.ERR_FETCH_ENCODING':
    '{subject}: the content coding {coding} cannot be decoded: {why}; the old record is kept; save the page with a browser and use parse',
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
    '{subject}: not fetched: {host} is left alone in this run because {why}; the old record is kept; run the same command again later',
  'error.ERR_FETCH_REDIRECT_LOOP':
    '{subject}: redirected in a circle or more than {limit} times ({chain}); the old record is kept; check the page in a browser',
  'error.ERR_FETCH_REDIRECT':
    '{subject}: redirected to {target}: {why}; the old record is kept; check the page in a browser',
  'error.ERR_FETCH_REDIRECT_HOME':
    '{subject}: redirected to the home page {target}: the page itself is lost; the old record is kept; look for its new address',
  'error.ERR_RUN_CUT_OFF':
    '{subject}: the last run was cut off, and what it left is not known; nothing was fetched; run its command again without --retry-failed',
  'error.ERR_FETCH_STOPPED':
    '{subject}: stopped before the answer was whole; the old record is kept; run the same command again',
  'error.ERR_FETCH_IN_THE_WAY':
    '{subject}: {kind} came instead of the page: {why}; the old record is kept, nothing is done against it; run the same command again later, or save the page with a browser and use parse',

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
  'why.formMoved': 'a form is not sent to another host',
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
  'hint.tlsException': '--tls-exception {host} fetches without verifying, and records that',
  'hint.tlsLegacy': '--tls-legacy {host} permits old TLS for this host',
  'hint.tlsPort': 'check whether the address should begin with http:',
  'phase.dns': 'looking up the name',
  'phase.connect': 'connecting',
  'phase.proxy': 'connecting through the proxy',
  'phase.tls': 'negotiating TLS',
  'phase.headers': 'waiting for an answer',
  'phase.body': 'receiving the body',

  'help.fetch': 'live pages → archive → records: reports, lists of reports, or whole portals',
  'help.discover': 'the reports that list pages offer, one JSON line each; fetches no report itself',
  'help.urls': 'addresses of reports or of lists of reports',
  'help.listUrls': 'addresses of lists of reports',
  'help.outputFetch': 'write a dataset with its archive: run the same command again to go on or to bring it up to date',
  'help.urlList': 'a file with one address a line, or - for standard input',
  'help.sources': 'a list of sources (.yaml or .csv) with agency, region, url and hosts',
  'help.allowHost': 'a host that links may lead to beside those that were named; may be given several times',
  'help.yearsFetch': 'only reports of these years, such as 2019-2024; all years without it',
  'help.maxTime': 'stop in good order after this time (2h); what is left is for the next run',
  'help.delay': 'pause between two requests to one host (3s); more where robots.txt or the server asks for it',
  'help.concurrency': 'how many hosts at once (8); each has one request at a time',
  'help.timeout': 'time for one page, from look-up to last byte (60s)',
  'help.maxBytes': 'size of one page, inflated (20MiB)',
  'help.retries': 'how often a page that failed is tried again at once (4)',
  'help.retryFailed': 'only what failed or was left in the last run of this dataset',
  'help.dryRun': 'read lists only, and write the reports that would be fetched as JSON lines',
  'help.accept': 'take pages that would be held: poorer than the record, or another agency’s than before',
  'help.ignoreRobots': 'fetch what robots.txt forbids; the run’s log says so',
  'help.allowPrivate': 'permit hosts in private networks and on this computer, and any port',
  'help.tlsException': 'a host whose certificate is not verified; recorded; may be given several times',
  'help.tlsLegacy': 'a host that may speak old TLS; may be given several times',
  'usage.retryWithoutOutput': '--retry-failed needs -o, the dataset whose last run is taken up',
  'error.ERR_NO_ADDRESS':
    'no address was named: nothing was fetched; name addresses of reports or lists, or use -i or --sources (govdisclose fetch --help)',
  'help.maxAge': 'fail when the last run of a dataset ended longer ago (3d): notices a cron that has stopped',
  'error.ERR_RUN_TOO_OLD':
    '{subject}: {why} (limit {limit}); its records are checked all the same; see whether the nightly run still runs',
  'why.neverEnded': 'no run came to its end',
  'why.endedAt': 'the last run ended at {at}',

  'error.ERR_SOURCES_UNREADABLE': '{subject}: {why}; nothing was fetched; check the file given with --sources',
  'error.ERR_SOURCES_LINE': '{subject} line {line}: {why}; nothing was fetched; correct the line',
  'error.ERR_PATH_GIVEN':
    '{subject}: not a web address, and fetch reads the web; nothing was fetched; write http:// or https:// before an address, or use parse for files',
  'why.noSources': 'it lists no source',
  'why.sourceKey': 'unknown key {name}; the keys are agency, region, url, hosts',
  'why.sourceColumns': 'the head names no column url; the columns are agency, region, url, hosts',
  'why.sourceEmpty': 'the source has no url',
  'why.sourceUrl': '{name} is no http or https address',
  'why.sourceHost': '{name} is no host name',
  'why.yaml': 'it is not YAML: {text}',
  'why.yamlList': 'it holds no list of sources',
  'why.yamlEntry': 'a source is a group of keys such as url: and agency:',
  'why.yamlValue': '{name} is neither a text nor a list of texts',
  'note.new': 'new: {subject}',
  'note.changed': 'changed: {subject}',
  'note.held': 'held, not in the dataset: {subject}',
  'note.unlisted': 'gone from its list: {subject}; its record is kept',
  'note.gone': 'gone: {subject}; its record is kept',
  'note.more': '… and {count} more of these',
  'note.failing': 'failing at {host}: {list}',
  'note.otherHosts':
    '{count|link leads|links lead} to other hosts ({hosts}), which are not visited; name the hosts with --allow-host, or with hosts: in the list of sources',
  'note.unfollowedLists':
    '{count|list has|lists have} further pages that no safe way leads to: {subject}; name their addresses, if they have any',
  'note.retryAll': 'the last run was cut off, and what it left is not known: all is fetched again',
  'note.cutLists':
    'at least {count|link or page|links or pages} of very long lists left out: run the same command again, or name the lists one by one',
  'note.tlsEnvironment':
    '{name}=0 is in the environment and has no effect: certificates are verified; --tls-exception HOST is for one host',
  'note.maxTime': 'the time of --max-time is over: run the same command again to go on',
  'why.notUrl': 'line {line}: not an http or https address',
} as const;
