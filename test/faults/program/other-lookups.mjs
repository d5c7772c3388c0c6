// Loaded before the program (`node --import`): look-ups of names that no test may ask the network for. `silent.test` is never
// answered, `both.test` has an address of IPv6 where nobody listens, then one of IPv4. Every other name is looked up as ever.
import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';

const { lookup } = dns;
const BOTH = [
  { address: '::1', family: 6 },
  { address: '127.0.0.1', family: 4 },
];

dns.lookup = (host, options) => {
  if (host === 'silent.test') return new Promise(() => undefined);
  return host === 'both.test' ? Promise.resolve(BOTH) : lookup(host, options);
};
syncBuiltinESMExports();
