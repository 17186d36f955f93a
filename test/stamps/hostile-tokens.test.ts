import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkToken } from '../../src/stamps/index.ts';
import { startTsa, type Tsa } from '../rig/tsa.ts';
import { der, type Forging, forge, respond, stampedText } from '../rig/tsa-forge.ts';
import type { Signer } from '../rig/tsa-keys.ts';

const HASH = createHash('sha256').update('a seal').digest('hex');
const SHA_1 = [0x2b, 0x0e, 0x03, 0x02, 0x1a];

let tsa: Tsa;
beforeAll(async () => {
  tsa = await startTsa();
}, 60_000);
afterAll(() => tsa.stop());

const check = (token: Uint8Array<ArrayBuffer>, certificates: Signer[] = []) =>
  checkToken(token, HASH, {
    roots: [tsa.certificate('root')],
    certificates: certificates.map(tsa.certificate),
    revocationLists: [],
  });
const forged = (text: Parameters<typeof stampedText>[1], how: Forging = {}, names: Signer[] = ['ecdsa']) =>
  forge(tsa.folder, stampedText(HASH, text), names, how);
const text = (bytes: string) => Buffer.from(bytes);

describe('what is stamped', () => {
  test.each<[string, Parameters<typeof stampedText>[1], object]>([
    ['as it should be', {}, { state: 'good', time: '2026-02-01T03:04:05.000Z', accuracyMs: null }],
    // Rounded up: it existed before.
    ['a fraction of a second', { time: '20260201030405.2501Z' }, { time: '2026-02-01T03:04:05.251Z' }],
    ['accurate to 1 µs', { accuracy: der(0x30, der(0x81, [1])) }, { state: 'good', accuracyMs: 1 }],
    ['accurate to 2.003 s', { accuracy: der(0x30, der(2, [2]), der(0x80, [3])) }, { accuracyMs: 2003 }],
    ['of SHA-1', { algorithm: SHA_1 }, { state: 'other hash' }],
  ])(
    '%s',
    async (_, wishes, found) => {
      expect(await check(forged(wishes))).toMatchObject(found);
    },
    60_000,
  );

  test.each<[string, Parameters<typeof stampedText>[1]]>([
    ['a local time', { time: '20260201030405' }],
    ['a time of another zone', { time: '20260201030405+0900' }],
    ['a time without seconds', { time: '202602010304Z' }],
    ['a day that is none', { time: '20260230030405Z' }],
    ['a leap second', { time: '20261231235960Z' }],
    ['negative accuracy', { accuracy: der(0x30, der(2, [0xff])) }],
    ['negative milliseconds', { accuracy: der(0x30, der(0x80, [0xff])) }],
    ['more milliseconds than a second has', { accuracy: der(0x30, der(0x80, [3, 0xe8])) }],
    ['accuracy of something else', { accuracy: der(0x30, der(0x83, [1])) }],
    ['accuracy beyond counting', { accuracy: der(0x30, der(2, Array(40).fill(0x7f))) }],
    ['another version', { version: 2 }],
    [
      'something unknown and critical',
      { more: der(0xa1, der(0x30, der(6, [0x2a, 3, 4]), der(1, [0xff]), der(4, [5, 0]))) },
    ],
  ])(
    '%s is damaged',
    async (_, wishes) => {
      expect(await check(forged(wishes))).toMatchObject({ state: 'damaged', time: null });
    },
    60_000,
  );
});

describe('how it is signed', () => {
  test.each<[string, Forging, Signer[], Signer[]]>([
    ['by RSA', {}, ['rsa'], []],
    ['by RSA-PSS', { switches: ['-keyopt', 'rsa_padding_mode:pss'] }, ['rsa'], []],
    ['with SHA-512', { hash: 'sha512' }, ['ecdsa'], []],
    ['with SHA-384 on P-384', { hash: 'sha384' }, ['ecdsa384'], []],
    ['by key identifier', { switches: ['-keyid'] }, ['ecdsa'], []],
    ['with the certificate beside it', { switches: ['-nocerts'] }, ['ecdsa'], ['ecdsa']],
  ])(
    '%s is good',
    async (_, how, names, beside) => {
      expect(await check(forged({}, how, names), [...beside, 'issuing'])).toMatchObject({ state: 'good' });
    },
    60_000,
  );

  test.each<[string, Forging, Signer[], Signer[]]>([
    ['by two', {}, ['ecdsa', 'rsa'], []],
    ['without naming the certificate', { bound: false }, ['ecdsa'], []],
    ['without signed attributes', { bound: false, switches: ['-noattr'] }, ['ecdsa'], []],
    ['with SHA-1', { hash: 'sha1' }, ['rsa'], []],
    ['by a key of 1024 bits', {}, ['weak'], []],
    ['as mere data', { contentType: 'pkcs7-data' }, ['ecdsa'], []],
    ['by nobody at hand', { switches: ['-nocerts'] }, ['ecdsa'], []],
    // The key fits and the identifier, too, but it is not the certificate that was named.
    ['by the same key under another certificate', { switches: ['-nocerts', '-keyid'] }, ['ecdsa'], ['twin']],
  ])(
    '%s is damaged',
    async (_, how, names, beside) => {
      expect(await check(forged({}, how, names), beside)).toMatchObject({ state: 'damaged' });
    },
    60_000,
  );
});

describe('bytes', () => {
  test('a response that grants nothing, a bare token, something behind the end', async () => {
    const good = forged({});
    expect(await check(good)).toMatchObject({ state: 'good' });
    // SEQUENCE (4 bytes), PKIStatusInfo (5 bytes), the token.
    const token = good.slice(9);
    expect(await check(respond(token, 1))).toMatchObject({ state: 'good' });
    expect(await check(respond(token, 2))).toMatchObject({ state: 'damaged' });
    expect(await check(token)).toMatchObject({ state: 'damaged' });
    expect(await check(Uint8Array.from([...good, 0]))).toMatchObject({ state: 'damaged' });
    expect(await check(respond(Uint8Array.from([...token, 0])))).toMatchObject({ state: 'damaged' });
  }, 60_000);

  test.each([
    ['nothing', new Uint8Array(0)],
    ['a page', new Uint8Array(text('<!doctype html><title>Welcome</title>'))],
    ['a hole without bottom', Uint8Array.from({ length: 100_000 }, (_, n) => (n % 2 ? 0x80 : 0x30))],
    ['a length beyond the end', Uint8Array.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x30])],
    ['a megabyte', new Uint8Array(1_000_000)],
  ])('%s is damaged', async (_, bytes) => {
    expect(await check(bytes)).toMatchObject({ state: 'damaged' });
  });

  test('cut off anywhere it is damaged', async () => {
    const token = forged({});
    for (let length = 0; length < token.length; length += 7) {
      expect(await check(token.slice(0, length))).toMatchObject({ state: 'damaged' });
    }
  }, 120_000);

  test('no byte can be changed but those that say nothing', async () => {
    const token = tsa.stamp('ecdsa', HASH, 'bare');
    const beside: Signer[] = ['ecdsa', 'issuing'];
    expect(await check(token, beside)).toMatchObject({ state: 'good' });
    const free = saysNothing(token);
    const taken: number[] = [];
    for (let at = 0; at < token.length; at++) {
      for (const mask of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
        const changed = token.slice();
        changed[at] = (changed[at] ?? 0) ^ mask;
        const { state } = await check(changed, beside);
        if (state === 'good' && !free.has(at)) taken.push(at);
      }
    }
    expect(taken).toEqual([]);
  }, 300_000);
});

/**
 * The bytes that no signature covers and that change nothing when they change: the status (granted, or granted with
 * modifications); the parameters of hash algorithms, which have none (05 00); and the signer's name and number, which only help to
 * find the certificate, as letters of either case.
 */
function saysNothing(token: Uint8Array<ArrayBuffer>): Set<number> {
  const bytes = Buffer.from(token);
  const free = new Set([8]);
  for (let at = bytes.indexOf('0500', 0, 'hex'); at >= 0; at = bytes.indexOf('0500', at + 1, 'hex'))
    free.add(at);
  const name = Buffer.from('Test issuing');
  for (let at = bytes.lastIndexOf(name) - 15, n = 0; n < 64; n++) free.add(at + n);
  return free;
}
