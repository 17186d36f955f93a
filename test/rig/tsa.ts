import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forge, stampedText } from './tsa-forge.ts';
import { derOf, makeKey, openssl, prepareKeys, type Signer } from './tsa-keys.ts';
import { listOf } from './tsa-lists.ts';

/** A time-stamp authority of our own, on loopback: `openssl ts -reply` behind HTTP. */
export interface Tsa {
  /** Where keys and certificates lie: NAME.key, NAME.pem. */
  folder: string;
  origin: string;
  /** The address of the authority that stamps with this key. */
  address(name: Signer): string;
  /** A certificate in DER. */
  certificate(name: Signer): Uint8Array<ArrayBuffer>;
  /** A stamp of a SHA-256, as it comes from the authority; with certificates unless `bare`. */
  stamp(name: Signer, sha256: string, bare?: 'bare'): Uint8Array<ArrayBuffer>;
  stop(): Promise<void>;
}

/**
 * Start it. `POST /stamp/NAME` answers as the authority with that key; `GET /issuing.crl`, `/root.crl`, `/issuing.cer` and
 * `/root.cer` are what its certificates point to; the other addresses misbehave as they are named: `/slow`, `/huge`, `/page`,
 * `/nothing`, `/moved`, `/busy`, `/rejects`, `/replay/HASH` (an answer to another request), `/forge/HOW` (to this one, but wrong).
 */
export async function startTsa(): Promise<Tsa> {
  const folder = mkdtempSync(join(tmpdir(), 'hozen-tsa-'));
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(problem => response.writeHead(500).end(String(problem)));
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  prepareKeys(folder, origin);
  return {
    folder,
    origin,
    address: name => `${origin}/stamp/${name}`,
    certificate: name => derOf(folder, name),
    stamp(name, sha256, bare) {
      const certificates = bare ? [] : ['-cert'];
      openssl(folder, 'ts', '-query', '-digest', sha256, '-sha256', ...certificates, '-out', 'own.tsq');
      return reply(folder, name, readFileSync(join(folder, 'own.tsq')));
    },
    async stop() {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let queries = 0;

function reply(folder: string, name: Signer, query: Uint8Array): Uint8Array<ArrayBuffer> {
  makeKey(folder, name);
  queries += 1;
  const [asked, answered] = [`${queries}.tsq`, `${queries}.tsr`];
  writeFileSync(join(folder, asked), query);
  const section = ['-config', 'openssl.cnf', '-section', `stamp_${name}`];
  openssl(folder, 'ts', '-reply', ...section, '-queryfile', asked, '-out', answered);
  return new Uint8Array(readFileSync(join(folder, answered)));
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const query = await bodyOf(request);
  const [, place = '', name = ''] = (request.url ?? '').split('/');
  const isQuery =
    request.method === 'POST' && request.headers['content-type'] === 'application/timestamp-query';
  const token = (bytes: Uint8Array) =>
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(bytes);
  switch (place) {
    case 'stamp':
      return void (isQuery ? token(reply(folder, name as Signer, query)) : response.writeHead(415).end());
    case 'rejects':
      // A request in a hash that the authority does not take, which openssl answers with `badAlg`.
      openssl(folder, 'ts', '-query', '-digest', '0'.repeat(128), '-sha512', '-out', 'refused.tsq');
      return void token(reply(folder, 'ecdsa', readFileSync(join(folder, 'refused.tsq'))));
    case 'replay':
      openssl(folder, 'ts', '-query', '-digest', name, '-sha256', '-cert', '-out', 'replay.tsq');
      return void token(reply(folder, 'ecdsa', readFileSync(join(folder, 'replay.tsq'))));
    case 'forge':
      return void token(forgedAnswer(folder, name, query));
    case 'page':
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Welcome</title>');
    case 'nothing':
      return void response.writeHead(200).end();
    case 'busy':
      return void response.writeHead(503).end();
    case 'moved':
      return void response.writeHead(302, { location: '/stamp/ecdsa' }).end();
    case 'slow':
      return void response.writeHead(200).write('0');
    case 'huge':
      response.writeHead(200);
      for (let n = 0; n < 64; n++) response.write(Buffer.alloc(65_536));
      return void response.end();
    case 'root.crl':
      return void response.end(listOf(folder, 'root'));
    case 'issuing.crl':
      return void response.end(listOf(folder, 'issuing'));
    case 'root.cer':
    case 'issuing.cer':
      return void response.end(derOf(folder, place === 'root.cer' ? 'root' : 'issuing'));
    default:
      return void response.writeHead(404).end();
  }
}

/** What answers the request by its nonce and must not be taken all the same. */
function forgedAnswer(folder: string, how: string, query: Uint8Array): Uint8Array<ArrayBuffer> {
  // The nonce that is asked with has eight bytes; in the request it is the only INTEGER of that length.
  const at = Buffer.from(query).indexOf(Buffer.from([0x02, 0x08]));
  const more = Uint8Array.from(query.subarray(at, at + 10));
  const imprint =
    Buffer.from(query)
      .toString('hex')
      .match(/0420([0-9a-f]{64})/)?.[1] ?? '';
  const content = stampedText(how === 'other-hash' ? '0'.repeat(64) : imprint, { more });
  const forged = forge(folder, content, [how === 'not-for-stamps' ? 'server' : 'ecdsa']);
  if (how === 'broken') forged[forged.length - 5] = (forged.at(-5) ?? 0) ^ 1;
  return forged;
}
