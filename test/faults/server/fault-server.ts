/**
 * A small web server on loopback whose answers are written byte by byte, so that they can be as wrong as servers are. In:
 * routes; out: its address and what it was asked. `startFaultServer` gives one with a path per fault (`fault-routes.ts`).
 */
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

export interface Asked {
  readonly method: string;
  /** Path and query as they stood in the request line. */
  readonly target: string;
  /** Names in lower case; of repeated fields the last. */
  readonly headers: Readonly<Record<string, string>>;
  /** Request line and fields as they came. */
  readonly head: string;
  readonly body: string;
  /** From 1, per target. */
  readonly nth: number;
  /** Number of the connection, from 1. */
  readonly connection: number;
}

export type Route = (socket: Socket, asked: Asked) => void;
export type Routes = Readonly<Record<string, Route>>;

export interface FaultServer {
  readonly port: number;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly asked: readonly Asked[];
  url(path: string): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** By path; a route whose name ends in `*` takes all that begin so. What has no route is 404. */
  readonly routes: Routes;
  readonly tls?: TlsOptions;
  readonly host?: string;
}

const HEAD_END = '\r\n\r\n';

export async function startServer({ routes, tls, host = '127.0.0.1' }: ServerOptions): Promise<FaultServer> {
  const asked: Asked[] = [];
  const open = new Set<Socket>();
  const onSocket = (socket: Socket) => {
    open.add(socket);
    const connection = counter.next();
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    readRequests(socket, (request) => {
      const nth = asked.filter(({ target }) => target === request.target).length + 1;
      const one = { ...request, nth, connection };
      asked.push(one);
      routeOf(routes, one.target)(socket, one);
    });
  };
  const counter = countFrom(1);
  const server = tls === undefined ? createServer(onSocket) : createTlsServer(tls, onSocket);
  server.on('tlsClientError', () => undefined);
  server.on('connection', (socket: Socket) => open.add(socket));
  const port = await listen(server, host);
  const origin = `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return { port, origin, asked, url: (path) => `${origin}${path}`, stop: () => stop(server, open) };
}

export interface Reply {
  readonly status?: string;
  readonly headers?: readonly (readonly [string, string | Buffer])[];
  readonly body?: Uint8Array | string;
  /** What `content-length` says, where it is not the length; null leaves it out. */
  readonly length?: number | null;
}

/** A whole answer; the connection stays open. */
export function reply(socket: Socket, { status = '200 OK', headers = [], body = '', length }: Reply): void {
  const bytes = Buffer.from(body);
  const announced = length === undefined ? bytes.length : length;
  const fields = announced === null ? headers : [...headers, ['content-length', String(announced)] as const];
  const lines = fields.map(([name, value]) => Buffer.concat([Buffer.from(`${name}: `), Buffer.from(value), CRLF]));
  socket.write(Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n`), ...lines, CRLF, bytes]));
}

const CRLF = Buffer.from('\r\n');

function routeOf(routes: Routes, target: string): Route {
  const path = target.replace(/\?.*$/, '');
  const prefix = Object.keys(routes).find((name) => name.endsWith('*') && path.startsWith(name.slice(0, -1)));
  const route = routes[path] ?? (prefix === undefined ? undefined : routes[prefix]);
  return route ?? ((socket) => reply(socket, { status: '404 Not Found', body: '<html>404</html>' }));
}

function readRequests(socket: Socket, take: (request: Omit<Asked, 'nth' | 'connection'>) => void): void {
  let bytes = '';
  socket.on('data', (chunk) => {
    bytes += chunk.toString('latin1');
    for (let end = bytes.indexOf(HEAD_END); end !== -1; end = bytes.indexOf(HEAD_END)) {
      const head = bytes.slice(0, end);
      const [line = '', ...fields] = head.split('\r\n');
      const headers = Object.fromEntries(fields.map((field) => splitField(field)));
      const length = Number(headers['content-length'] ?? 0);
      if (bytes.length < end + HEAD_END.length + length) return;
      const body = bytes.slice(end + HEAD_END.length, end + HEAD_END.length + length);
      bytes = bytes.slice(end + HEAD_END.length + length);
      const [method = '', target = ''] = line.split(' ');
      take({ method, target, headers, head, body });
    }
  });
}

function splitField(field: string): [string, string] {
  const colon = field.indexOf(':');
  return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
}

function countFrom(first: number): { next(): number } {
  let value = first - 1;
  return { next: () => ++value };
}

function listen(server: Server, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

function stop(server: Server, open: ReadonlySet<Socket>): Promise<void> {
  for (const socket of open) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}
