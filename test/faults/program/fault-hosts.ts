/**
 * Many hosts with a fault each, for one run of the program. In: routes by title; out: for each a host of its own on loopback
 * (what one host does is held against that host alone) with one report, served whole until the faults are switched on.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TlsOptions } from 'node:tls';
import { ROOT } from '../../docs/documents.js';
import { faultRoutes } from '../server/fault-routes.js';
import { type FaultServer, type Route, reply, startServer } from '../server/fault-server.js';

export interface Fault {
  /** A path of the fault server, or a route of its own. */
  readonly path: string;
  readonly route?: Route;
  readonly robots?: Route;
  readonly tls?: TlsOptions;
}

export interface FaultHosts {
  /** The address of each fault, in order. */
  readonly urls: readonly string[];
  readonly servers: readonly FaultServer[];
  set(mode: 'whole' | 'faulty'): void;
  stop(): Promise<void>;
}

const FIXTURE = { path: join(ROOT, 'fixtures/pages/trs-pairs-2016/page.html'), agency: '随州市水利局' };
const DIGITS = [...'〇一二三四五六七八九'];
const HTML = [['content-type', 'text/html; charset=utf-8']] as const;

/** A report of an agency of its own. */
export function writeReport(number: number): string {
  const ordinal = [...String(number)].map((digit) => DIGITS[Number(digit)]).join('');
  return readFileSync(FIXTURE.path, 'utf8').replaceAll(FIXTURE.agency, `${FIXTURE.agency}第${ordinal}分局`);
}

/** `net` is the third number of their addresses: 127.0.`net`.1, 127.0.`net`.2, … */
export async function startFaultHosts(net: number, faults: readonly Fault[]): Promise<FaultHosts> {
  let mode = 'whole';
  const servers = await Promise.all(
    faults.map((fault, index) => {
      const body = writeReport(index);
      const routes = faultRoutes({ page: body });
      const faulty = fault.route ?? routes[fault.path];
      if (faulty === undefined) throw new Error(`no route ${fault.path}`);
      const own = countAnew(faulty);
      const robots = fault.robots;
      const asked: Route = (socket, request) =>
        mode === 'whole' ? reply(socket, { headers: HTML, body }) : own(socket, request);
      return startServer({
        host: `127.0.${net}.${index + 1}`,
        routes: {
          ...routes,
          [fault.path]: asked,
          ...(robots !== undefined && {
            '/robots.txt': (socket, request) =>
              mode === 'whole' ? reply(socket, { status: '404 Not Found' }) : robots(socket, request),
          }),
        },
        ...(fault.tls !== undefined && { tls: fault.tls }),
      });
    }),
  );
  return {
    urls: servers.map((server, index) => server.url(faults[index]?.path ?? '/')),
    servers,
    set: (next) => {
      mode = next;
    },
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}

/** The first time is the first time with the fault. */
function countAnew(route: Route): Route {
  let nth = 0;
  return (socket, asked) => {
    nth += 1;
    route(socket, { ...asked, nth });
  };
}
