import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startHotline } from '../../src/hotline/server.ts';
import { type RefusedError, ServerError } from '../../src/intake/failures.ts';
import { slugOf } from '../../src/intake/problem.ts';
import { type Sending, sendReport } from '../../src/intake/send-report.ts';
import { sampleUpload, type Wanted } from '../hotline/sample-upload.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function hotline(uploadBytes = 10_000_000): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hotline-'));
  const limits = { uploadBytes, lingerMs: 500 };
  const started = await startHotline({ host: '127.0.0.1', port: 0, folder, limits });
  closing.push(async () => {
    await started.close();
    await rm(folder, { recursive: true });
  });
  return `${started.url}/reports`;
}

/** A server that answers in its own way. */
async function liar(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server: Server = createServer(answer);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/reports`;
}

async function send(endpoint: string, wanted: Wanted & Partial<Sending> = {}) {
  const upload = await sampleUpload(wanted);
  return sendReport({
    endpoint: new URL(endpoint),
    fetch: globalThis.fetch,
    signal: new AbortController().signal,
    timeoutMs: 5_000,
    bundleSha256: upload.report.bundle.sha256,
    ...upload,
    ...wanted,
  });
}

const RECEIPT = {
  id: '1',
  receivedAt: '2026-11-23T03:04:05.000Z',
  bundleSha256: '0'.repeat(64),
  posts: 1,
  message: '',
};

/** Answers once the whole upload has come. */
function answering(status: number, type: string, body: string) {
  return (request: IncomingMessage, response: ServerResponse) => {
    request.resume().on('end', () => response.writeHead(status, { 'Content-Type': type }).end(body));
  };
}

test('the hotline files what the client sends, once, however often it is sent', async () => {
  const endpoint = await hotline();
  const key = crypto.randomUUID();
  const upload = await sampleUpload({ key });
  const first = await send(endpoint, upload);
  expect(first.posts).toBe(1);
  expect(await send(endpoint, upload)).toEqual(first);
});

test('a refusal comes with its reason', async () => {
  const refusal: RefusedError = await send(await hotline(), { zip: new Uint8Array([1, 2, 3]) }).catch(e => e);
  expect(refusal.name).toBe('RefusedError');
  expect(refusal.problem && slugOf(refusal.problem)).toBe('not-a-zip');
});

test('a hotline that takes no such size says so even while the upload is still going on', async () => {
  const zip = new Uint8Array(40_000_000);
  await expect(send(await hotline(1_000_000), { zip })).rejects.toMatchObject({ name: 'TooLargeError' });
});

test('a server that never answers is given up on in time', async () => {
  const silent = await liar(request => request.resume());
  await expect(send(silent, { timeoutMs: 300 })).rejects.toMatchObject({ name: 'TimedOutError' });
});

test('a server that stops midway through its answer is given up on in time', async () => {
  const halting = await liar((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': '500' }).write('{"id"');
    });
  });
  await expect(send(halting, { timeoutMs: 300 })).rejects.toMatchObject({ name: 'TimedOutError' });
});

test('a connection that breaks or never comes about is told as offline', async () => {
  const resetting = await liar(request => request.socket.resetAndDestroy());
  await expect(send(resetting)).rejects.toMatchObject({ name: 'OfflineError' });
  const cutting = await liar((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': '500' });
      response.write('{"id"', () => response.destroy());
    });
  });
  await expect(send(cutting)).rejects.toMatchObject({ name: 'OfflineError' });
  await expect(send('http://127.0.0.1:1/reports')).rejects.toMatchObject({ name: 'OfflineError' });
});

test('a redirect is not followed', async () => {
  let reached = 0;
  const elsewhere = await liar(() => {
    reached += 1;
  });
  const redirecting = await liar((request, response) => {
    request.resume().on('end', () => response.writeHead(307, { Location: elsewhere }).end());
  });
  await expect(send(redirecting)).rejects.toMatchObject({ name: 'OfflineError' });
  expect(reached).toBe(0);
});

test.for<[string, number, string, string]>([
  ['a web page', 200, 'text/html', '<h1>OK</h1>'],
  ['JSON that is no receipt', 201, 'application/json', '{"ok":true}'],
  ['a receipt for another bundle', 201, 'application/json', JSON.stringify(RECEIPT)],
  [
    'a receipt received at no moment',
    201,
    'application/json',
    JSON.stringify({ ...RECEIPT, receivedAt: 'now' }),
  ],
  ['half a receipt', 201, 'application/json', JSON.stringify(RECEIPT).slice(0, 40)],
  ['a huge answer', 201, 'application/json', `"${'x'.repeat(5_000_000)}"`],
  ['nothing', 204, 'application/json', ''],
])('an answer that is no receipt is strange: %s', async ([, status, type, body]) => {
  await expect(send(await liar(answering(status, type, body)))).rejects.toMatchObject({
    name: 'StrangeAnswerError',
  });
});

test('a server in trouble, or one that asks to come later, may be tried again', async () => {
  for (const status of [500, 502, 503, 507, 429, 408]) {
    const failure = await send(await liar(answering(status, 'text/html', '<h1>x</h1>'))).catch(e => e);
    expect(failure).toBeInstanceOf(ServerError);
    expect(failure).toMatchObject({ status, problem: null });
  }
});

test('a refusal without a readable reason is still a refusal', async () => {
  for (const body of ['{', '[]', `"${'x'.repeat(200_000)}"`]) {
    const refusing = await liar(answering(403, 'application/problem+json', body));
    await expect(send(refusing)).rejects.toMatchObject({ name: 'RefusedError', status: 403 });
  }
});

test('stopping rejects with the reason given', async () => {
  const silent = await liar(request => request.resume());
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('changed my mind')), 100);
  await expect(send(silent, { signal: stop.signal })).rejects.toThrow('changed my mind');
  await expect(send(silent, { signal: stop.signal })).rejects.toThrow('changed my mind');
});

test('the request carries the key, the digest and nothing that names the person', async () => {
  let seen: IncomingMessage['headers'] = {};
  const listening = await liar((request, response) => {
    seen = request.headers;
    answering(500, 'text/plain', '')(request, response);
  });
  const upload = await sampleUpload();
  await send(listening, upload).catch(() => undefined);
  expect(seen).toMatchObject({ 'idempotency-key': upload.key, 'repr-digest': upload.digest });
  expect(seen).not.toHaveProperty('cookie');
  expect(seen).not.toHaveProperty('referer');
});
