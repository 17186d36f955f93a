import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchToken, type StampError } from '../../src/stamps/index.ts';
import { startTsa, type Tsa } from '../rig/tsa.ts';

const HASH = createHash('sha256').update('a seal').digest('hex');

let tsa: Tsa;
beforeAll(async () => {
  tsa = await startTsa();
}, 60_000);
afterAll(() => tsa.stop());

const ask = (address: string, limits?: { timeoutMs?: number; maxBytes?: number }) =>
  fetchToken(new URL(address, tsa.origin), HASH, {
    signal: new AbortController().signal,
    ...(limits ? { limits } : {}),
  });
const failureOf = async (asking: Promise<unknown>): Promise<Partial<StampError>> =>
  asking.then(
    () => {
      throw new Error('it was taken');
    },
    (problem: StampError) => problem,
  );

test('a stamp comes with its time and the name of who gave it', async () => {
  const { response, time, authority } = await ask('/stamp/ecdsa');
  expect(response.length).toBeGreaterThan(500);
  expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(60_000);
  expect(authority).toBe('Test ecdsa');
}, 60_000);

test.each([
  ['/page', 'strange answer'],
  ['/nothing', 'strange answer'],
  ['/moved', 'strange answer'],
  ['/busy', 'busy'],
  ['/elsewhere', 'refused'],
  ['/huge', 'too large'],
  // The same hash, stamped for another request.
  [`/replay/${HASH}`, 'strange answer'],
  ['/forge/other-hash', 'strange answer'],
  ['/forge/not-for-stamps', 'strange answer'],
  ['/forge/broken', 'strange answer'],
])(
  '%s is not taken: %s',
  async (address, why) => {
    expect(await failureOf(ask(address))).toMatchObject({ why });
  },
  60_000,
);

test('a refusal says why', async () => {
  expect(await failureOf(ask('/rejects'))).toMatchObject({
    name: 'StampRefusedError',
    why: 'refused',
    failure: 'badAlg',
  });
});

test('a slow authority is not waited for', async () => {
  const asked = Date.now();
  expect(await failureOf(ask('/slow', { timeoutMs: 300 }))).toMatchObject({ why: 'timed out' });
  expect(Date.now() - asked).toBeLessThan(5000);
});

test('no network', async () => {
  // Port 9 (discard) has no listener.
  expect(await failureOf(ask('http://127.0.0.1:9/'))).toMatchObject({ why: 'offline' });
});

test('whoever asks can stop', async () => {
  const stop = new AbortController();
  const asking = fetchToken(new URL('/slow', tsa.origin), HASH, { signal: stop.signal });
  stop.abort(new Error('closed'));
  await expect(asking).rejects.toThrow('closed');
});
