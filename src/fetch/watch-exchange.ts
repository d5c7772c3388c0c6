/**
 * The deadlines of one exchange. In: how long each part may take. Out: a fault handed to `fail` when one has passed. Bytes
 * that trickle do not put off the end: the whole has its own deadline, and a body that is too slow over a window is given up.
 */
import { FetchFault } from './fetch-fault.js';
import type { Settings } from './fetcher-options.js';
import type { Phase } from './name-fault.js';

export interface Watch {
  /** Connected, and the request is on its way. */
  sent(): void;
  /** The header of the answer is there. */
  answered(): void;
  received(bytes: number): void;
  end(): void;
}

export interface Watched {
  readonly settings: Settings;
  readonly phase: () => Phase;
  readonly fail: (fault: FetchFault) => void;
}

export function watchExchange({ settings, phase, fail }: Watched): Watch {
  const { timeoutMs, connectTimeoutMs, headersTimeoutMs, minimumSpeed } = settings;
  const expire = (milliseconds: number) => () => {
    fail(new FetchFault('ERR_FETCH_TIMEOUT', { phase: `phase.${phase()}`, seconds: milliseconds / 1000 }));
  };
  const after = (milliseconds: number) => setTimeout(expire(milliseconds), milliseconds);
  const whole = after(timeoutMs);
  let step: NodeJS.Timeout = after(connectTimeoutMs);
  let all = 0;
  let inWindow = 0;
  const measure = () => {
    if (inWindow < (minimumSpeed.bytesPerSecond * minimumSpeed.windowMs) / 1000) fail(slow(settings, all));
    inWindow = 0;
  };
  return {
    sent: () => {
      clearTimeout(step);
      step = after(headersTimeoutMs);
    },
    answered: () => {
      clearTimeout(step);
      step = setInterval(measure, minimumSpeed.windowMs);
    },
    received: (bytes) => {
      all += bytes;
      inWindow += bytes;
    },
    end: () => {
      clearTimeout(whole);
      clearTimeout(step);
    },
  };
}

function slow({ minimumSpeed }: Settings, received: number): FetchFault {
  const { bytesPerSecond, windowMs } = minimumSpeed;
  return new FetchFault('ERR_FETCH_SLOW', { speed: bytesPerSecond, seconds: windowMs / 1000, received });
}
