import { readFile } from 'node:fs/promises';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

export interface Served {
  port: number;
  close(): Promise<void>;
}

/** What a path does instead of giving a file: answer late, wrongly, or never. */
export type Answers = Record<string, RequestListener>;

/** File of `folder` for an address path; where a page has a path, or a host and a path, of its own, `pages` says so. */
function listener(folder: string, pages: Record<string, string>, answers: Answers = {}): RequestListener {
  return async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://served').pathname);
    const answer = answers[path];
    if (answer) return answer(request, response);
    const name =
      pages[`${request.headers.host}${path}`] ??
      pages[path] ??
      (path.endsWith('/') ? `${path}index.html` : path);
    try {
      const body = await readFile(join(folder, normalize(`/${name}`)));
      response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end('not found');
    }
  };
}

async function listen(server: Server, port: number): Promise<Served> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Serve `folder` on loopback by http. */
export function serveFolder(
  folder: string,
  pages: Record<string, string> = {},
  port = 0,
  answers: Answers = {},
): Promise<Served> {
  return listen(createHttp(listener(folder, pages, answers)), port);
}

const TLS = join(import.meta.dirname, '../fixtures/tls');

/**
 * Serve `folder` on loopback by https with a certificate nobody vouches for. Together with `hostFlags` a page
 * lies at its real address without the network being asked.
 */
export async function serveFolderTls(folder: string, pages: Record<string, string> = {}): Promise<Served> {
  const [key, cert] = await Promise.all([readFile(join(TLS, 'key.pem')), readFile(join(TLS, 'cert.pem'))]);
  return listen(createHttps({ key, cert }, listener(folder, pages)), 0);
}

/** Switches that lead every host to `served`. */
export function hostFlags({ port }: Served): string[] {
  return [`--host-resolver-rules=MAP * 127.0.0.1:${port}`, '--ignore-certificate-errors'];
}
