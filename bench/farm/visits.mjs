// What a server sees of those who ask: for each host the gaps between the end of an answer and the next request. In: requests and
// answers as they come; out: the shortest gap, and every one that was too short. An answer counts as ended when its last byte
// was handed to the system, which is before anybody can have it: a delay of the server itself can only hide nothing.
const SHOWN = 20;
/** Timers and clocks of a program count whole milliseconds. */
const TOLERANCE_MS = 2;

class HostVisits {
  requests = 0;
  shortest = Number.POSITIVE_INFINITY;
  underWay = 0;
  endedAt = null;
  /** No request before this, whatever the usual gap. */
  notBefore = 0;
}

export class Visits {
  #hosts = new Map();
  #wrong = [];
  #count = 0;
  #gapMs;

  /** `gapMs`: address → the gap that it wants. */
  constructor(gapMs) {
    this.#gapMs = gapMs;
  }

  came(host, url, now) {
    const visits = this.#of(host);
    const gap = visits.endedAt === null ? Number.POSITIVE_INFINITY : now - visits.endedAt;
    visits.requests += 1;
    visits.shortest = Math.min(visits.shortest, gap);
    if (visits.underWay > 0) this.#note({ host, url, why: 'a request while another is under way' });
    if (gap < this.#gapMs(host) - TOLERANCE_MS) this.#note({ host, url, why: `a gap of ${gap.toFixed(1)} ms` });
    if (now < visits.notBefore - TOLERANCE_MS) this.#note({ host, url, why: 'before the time of Retry-After' });
    visits.underWay += 1;
  }

  ended(host, now, restMs = 0) {
    const visits = this.#of(host);
    visits.underWay -= 1;
    visits.endedAt = now;
    visits.notBefore = now + restMs;
  }

  summary() {
    const all = [...this.#hosts.values()].filter(({ requests }) => requests > 1);
    return {
      requests: [...this.#hosts.values()].reduce((sum, { requests }) => sum + requests, 0),
      hosts: this.#hosts.size,
      shortestMs: all.length === 0 ? null : Math.min(...all.map(({ shortest }) => shortest)),
      tooShort: this.#count,
      examples: this.#wrong,
    };
  }

  #of(host) {
    const known = this.#hosts.get(host) ?? new HostVisits();
    this.#hosts.set(host, known);
    return known;
  }

  #note(one) {
    this.#count += 1;
    if (this.#wrong.length < SHOWN) this.#wrong.push(one);
  }
}
