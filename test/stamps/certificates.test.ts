import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkToken } from '../../src/stamps/index.ts';
import { startTsa, type Tsa } from '../rig/tsa.ts';
import { forge, stampedText } from '../rig/tsa-forge.ts';
import type { Signer } from '../rig/tsa-keys.ts';
import { listOf } from '../rig/tsa-lists.ts';

const HASH = createHash('sha256').update('a seal').digest('hex');
const AT = new Date('2026-02-01T03:04:05Z');
const days = (n: number) => new Date(AT.getTime() + n * 86_400_000);

let tsa: Tsa;
beforeAll(async () => {
  tsa = await startTsa();
}, 60_000);
afterAll(() => tsa.stop());

interface More {
  certificates?: Signer[];
  roots?: Signer[];
  revocationLists?: Uint8Array<ArrayBuffer>[];
}
const check = (
  token: Uint8Array<ArrayBuffer>,
  { certificates = [], roots = ['root'], revocationLists = [] }: More = {},
) =>
  checkToken(token, HASH, {
    roots: roots.map(tsa.certificate),
    certificates: certificates.map(tsa.certificate),
    revocationLists,
  });
/** A token of 2026-02-01 by this key, whatever it is for. */
const by = (name: Signer, time?: string) =>
  forge(tsa.folder, stampedText(HASH, time === undefined ? {} : { time }), [name]);

describe('certificates are judged at the time of the stamp', () => {
  test.each<[Signer, string | undefined, string]>([
    ['ecdsa', undefined, 'good'],
    // From 2020-01-01 to 2021-01-01.
    ['expired', undefined, 'expired certificate'],
    ['expired', '20200601000000Z', 'good'],
    ['expired', '20191231235959Z', 'expired certificate'],
    ['expired', '20210101000000Z', 'good'],
    ['expired', '20210101000001Z', 'expired certificate'],
    // From 2040-01-01 on.
    ['future', undefined, 'expired certificate'],
    ['future', '20400101000000Z', 'good'],
  ])(
    '%s at %s is %s',
    async (name, time, state) => {
      expect(await check(by(name, time))).toMatchObject({ state });
    },
    60_000,
  );
});

describe('the chain', () => {
  test('to a root that nobody trusts', async () => {
    const token = by('unknown');
    expect(await check(token)).toMatchObject({ state: 'unknown authority', root: null });
    expect(await check(token, { certificates: ['stranger'] })).toMatchObject({ state: 'unknown authority' });
    expect(await check(token, { roots: ['root', 'stranger'] })).toMatchObject({ state: 'good' });
  }, 60_000);

  test('with the issuer out of reach', async () => {
    const token = tsa.stamp('unknown', HASH);
    expect(await check(token, { roots: [] })).toMatchObject({ state: 'unknown authority' });
  }, 60_000);

  test('ends where trust does, even below the root', async () => {
    const issuing = createHash('sha256').update(tsa.certificate('issuing')).digest('hex');
    expect(await check(by('ecdsa'), { roots: ['issuing'] })).toMatchObject({ state: 'good', root: issuing });
    expect(await check(by('ecdsa'), { roots: ['ecdsa'] })).toMatchObject({ state: 'good' });
  }, 60_000);

  test.each<[string, Signer, Signer]>([
    ['by a certificate that may issue none', 'underling', 'child'],
    ['by an issuer for websites', 'outsider', 'website'],
    ['with one issuer too many', 'deepest', 'deep'],
    ['by an issuer for some names only', 'named', 'confined'],
  ])(
    '%s leads nowhere',
    async (_, name, issuer) => {
      expect(await check(by(name), { certificates: [issuer] })).toMatchObject({ state: 'unknown authority' });
    },
    60_000,
  );

  test('certificates that issue each other are not followed without end', async () => {
    const many = Array.from({ length: 300 }, () => tsa.certificate('issuing'));
    const found = await checkToken(by('unknown'), HASH, {
      roots: [],
      certificates: many,
      revocationLists: many,
    });
    expect(found).toMatchObject({ state: 'unknown authority' });
  }, 60_000);
});

test.each<Signer>(['loose', 'double', 'signing', 'server'])(
  'a certificate that is not for time-stamping alone: %s',
  async name => {
    expect(await check(by(name))).toMatchObject({ state: 'not for time-stamping' });
  },
  60_000,
);

describe('revocation', () => {
  const listed = (at: Date, reason: string | null, name: Signer = 'ecdsa') =>
    listOf(tsa.folder, 'issuing', [{ name, at, reason }]);

  test.each([
    ['before the stamp', days(-1), 'superseded', 'revoked'],
    ['at the same second', AT, 'superseded', 'revoked'],
    ['after it, in good order', days(1), 'superseded', 'good'],
    ['after it, when the service ended', days(1), 'cessationOfOperation', 'good'],
    // Nothing the key ever signed counts then (RFC 3161, section 4).
    ['after it, since the key was stolen', days(1), 'keyCompromise', 'revoked'],
    ['after it, without a reason', days(1), null, 'revoked'],
  ])(
    '%s',
    async (_, at, reason, state) => {
      expect(await check(by('ecdsa'), { revocationLists: [listed(at, reason)] })).toMatchObject({ state });
    },
    60_000,
  );

  test('is checked where every issuer has a list', async () => {
    const [root, issuing] = [listOf(tsa.folder, 'root'), listOf(tsa.folder, 'issuing')];
    const token = by('ecdsa');
    const one = { state: 'good', revocation: 'not at hand' };
    expect(await check(token, { revocationLists: [issuing] })).toMatchObject(one);
    expect(await check(token, { revocationLists: [root] })).toMatchObject(one);
    expect(await check(token, { revocationLists: [root, issuing] })).toMatchObject({
      state: 'good',
      revocation: 'checked',
    });
  }, 60_000);

  test('of an issuer', async () => {
    const list = listOf(tsa.folder, 'root', [{ name: 'issuing', at: days(-5), reason: 'CACompromise' }]);
    expect(await check(by('ecdsa'), { revocationLists: [list] })).toMatchObject({ state: 'revoked' });
  }, 60_000);

  test.each([
    ['out of date at the stamp', { from: '20250101000000Z', to: '20260131000000Z' }],
    ['for issuers only', { extensions: 'issuingDistributionPoint = critical, onlyCA:TRUE' }],
    ['through others', { extensions: 'issuingDistributionPoint = critical, indirectCRL:TRUE' }],
    [
      'for some reasons',
      { extensions: 'issuingDistributionPoint = critical, onlysomereasons:keyCompromise' },
    ],
    ['what is new since another', { extensions: '2.5.29.27 = critical, ASN1:INTEGER:1' }],
  ])(
    'a list that does not tell: %s',
    async (_, wishes) => {
      const revocationLists = [listOf(tsa.folder, 'root'), listOf(tsa.folder, 'issuing', [], wishes)];
      expect(await check(by('ecdsa'), { revocationLists })).toMatchObject({ revocation: 'not at hand' });
    },
    60_000,
  );

  test("another authority's list, or a changed one, says nothing", async () => {
    const token = by('ecdsa');
    const other = listOf(tsa.folder, 'stranger', [{ name: 'ecdsa', at: days(-1), reason: 'superseded' }]);
    const changed = listed(days(-1), 'superseded');
    changed[changed.length - 9] = (changed.at(-9) ?? 0) ^ 1;
    for (const list of [other, changed, changed.slice(0, 40), new Uint8Array(0)]) {
      expect(await check(token, { revocationLists: [list] })).toMatchObject({ state: 'good' });
    }
  }, 60_000);
});
