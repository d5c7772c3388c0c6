/**
 * The gap between two requests to one host. In: how the answers came. Out: milliseconds. It starts at what was asked for,
 * doubles when the host is strained, shrinks back by and by, and is never shorter than robots.txt asks or, where
 * there is to be a gap at all, than the host took to answer.
 */
export interface Pace {
  delay(): number;
  /** An answer came after so long. */
  eased(latencyMs: number): void;
  /** 429, 503, or no answer at all. */
  strained(): void;
  /** robots.txt asks for this. */
  atLeast(milliseconds: number): void;
  latency(): number | null;
}

const LONGEST = 60_000;
/** What a host without a gap is given when it is strained. */
const FIRST_STRAIN = 1000;
const SHRINKS = 0.75;
/** How much the last answer counts in the mean. */
const NEWEST = 0.3;

export function openPace(baseMs: number): Pace {
  let floor = baseMs;
  let extra = 0;
  let latency: number | null = null;
  return {
    delay: () => Math.max(floor, floor === 0 ? 0 : Math.min(latency ?? 0, LONGEST), extra),
    eased: (measured) => {
      latency = latency === null ? measured : latency + NEWEST * (measured - latency);
      extra = extra * SHRINKS > Math.max(floor, FIRST_STRAIN / 2) ? extra * SHRINKS : 0;
    },
    strained: () => {
      extra = Math.min(LONGEST, Math.max(FIRST_STRAIN, 2 * Math.max(extra, floor)));
    },
    atLeast: (milliseconds) => {
      floor = Math.max(floor, milliseconds);
    },
    latency: () => (latency === null ? null : Math.round(latency)),
  };
}

/** Before the n-th repetition (from 0): 1 s, 2 s, 4 s, … up to a minute, of which the half is left to chance. */
export function backoff(
  nth: number,
  { backoffMs, random }: { readonly backoffMs: number; readonly random: () => number },
): number {
  const whole = Math.min(LONGEST, backoffMs * 2 ** nth);
  return Math.round(whole / 2 + (whole / 2) * random());
}
