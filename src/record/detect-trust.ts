/**
 * In: where a page came from and how its text looks. Out: `official` under the suffixes of official hosts, `mirror` for
 * a copy that gives itself away (annotated characters, spam, its own host put into the text), else `unknown`.
 * Only addresses that the caller knows count; what the page claims of itself does not.
 */
import type { Trust } from '../model/record.js';
import type { PortalKnowledge } from '../model/record-knowledge.js';
import type { Script } from '../model/text.js';

export interface TrustEvidence {
  readonly url: string | null;
  readonly finalUrl: string | null;
  readonly script: Script;
  /** Annotations in brackets that were taken off the text. */
  readonly annotations: number;
  /** Titles and first lines, where spam stands. */
  readonly texts: readonly string[];
}

const HOST = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/iu;
const DOT_END = /(?<!\.)\.+$/u;
const WWW = /^www\./u;
const SHORTEST_HOST = 6;

function readHost(url: string): string | null {
  return HOST.exec(url)?.[1]?.toLowerCase().replace(DOT_END, '') ?? null;
}

function isOfficial(host: string | null, portals: PortalKnowledge): boolean {
  return host !== null && portals.official.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

/** A copy writes its own host where the report named the authority's (c02). */
function namesOwnHost(hosts: readonly (string | null)[], texts: readonly string[]): boolean {
  return hosts.some((host) => {
    const bare = host?.replace(WWW, '') ?? '';
    return bare.length >= SHORTEST_HOST && texts.some((text) => text.includes(bare));
  });
}

export function detectTrust(evidence: TrustEvidence, portals: PortalKnowledge): Trust {
  const urls = [evidence.url, evidence.finalUrl].filter((url): url is string => url !== null);
  const hosts = urls.map(readHost);
  if (hosts.length > 0 && hosts.every((host) => isOfficial(host, portals))) return 'official';
  if (evidence.annotations > 0 || evidence.texts.some((text) => portals.spam.test(text))) return 'mirror';
  const foreign = hosts.filter((host) => !isOfficial(host, portals));
  const converted = evidence.script !== 'simplified' && foreign.length > 0;
  return converted || namesOwnHost(foreign, evidence.texts) ? 'mirror' : 'unknown';
}
