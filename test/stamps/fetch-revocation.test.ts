import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkToken, fetchRevocation, sourcesOf } from '../../src/stamps/index.ts';
import { startTsa, type Tsa } from '../rig/tsa.ts';
import { openssl } from '../rig/tsa-keys.ts';

const HASH = createHash('sha256').update('a seal').digest('hex');

let tsa: Tsa;
beforeAll(async () => {
  tsa = await startTsa();
}, 60_000);
afterAll(() => tsa.stop());

const asking = () => ({ signal: new AbortController().signal, roots: [tsa.certificate('root')] });
const hrefs = (urls: URL[]) => urls.map(({ pathname }) => pathname);

test('a token says where lists and issuers lie', () => {
  const { revocationLists, issuers } = sourcesOf(tsa.stamp('ecdsa', HASH));
  expect(hrefs(revocationLists).sort()).toEqual(['/issuing.crl', '/root.crl']);
  expect(hrefs(issuers).sort()).toEqual(['/issuing.cer', '/root.cer']);
  expect(sourcesOf(new Uint8Array(9))).toEqual({ revocationLists: [], issuers: [] });
}, 60_000);

test('what is gathered suffices to check the token without the network', async () => {
  const token = tsa.stamp('ecdsa', HASH);
  const { certificates, revocationLists, missing } = await fetchRevocation(token, asking());
  expect(missing).toEqual([]);
  // The token carries the issuer; the root is not in it.
  expect(certificates).toEqual([tsa.certificate('root')]);
  expect(revocationLists.length).toBe(2);
  expect(
    await checkToken(token, HASH, { roots: [tsa.certificate('root')], certificates, revocationLists }),
  ).toMatchObject({ state: 'good', revocation: 'checked' });
}, 60_000);

/** Answers in place of the network, by the address's path. */
const serving =
  (answers: Record<string, Uint8Array<ArrayBuffer> | string | null>): typeof fetch =>
  async input => {
    const answer = answers[new URL(input instanceof Request ? input.url : input).pathname];
    if (answer === null) throw new TypeError('no network');
    return answer === undefined ? new Response(null, { status: 404 }) : new Response(answer);
  };

test('certificates come as DER, as PEM, or several in CMS', async () => {
  const token = tsa.stamp('ecdsa', HASH);
  const pem = openssl(tsa.folder, 'x509', '-in', 'root.pem').toString();
  openssl(tsa.folder, 'crl2pkcs7', '-nocrl', '-certfile', 'root.pem', '-outform', 'DER', '-out', 'root.p7c');
  const several = new Uint8Array(
    openssl(tsa.folder, 'pkcs7', '-inform', 'DER', '-in', 'root.p7c', '-outform', 'DER'),
  );
  for (const form of [tsa.certificate('root'), pem, several]) {
    const fetch = serving({ '/root.cer': form });
    // Nobody is trusted: whatever belongs to the chain is gathered.
    const { certificates } = await fetchRevocation(token, { ...asking(), roots: [], fetch });
    expect(certificates).toEqual([tsa.certificate('root')]);
  }
}, 60_000);

test('what cannot be had, or is not what it should be, is told and left out', async () => {
  const token = tsa.stamp('ecdsa', HASH);
  const fetch = serving({
    '/root.crl': '<title>Welcome</title>',
    '/issuing.crl': null,
    '/root.cer': 'nonsense',
    '/issuing.cer': tsa.certificate('issuing'),
  });
  const { revocationLists, missing } = await fetchRevocation(token, { ...asking(), fetch });
  expect(revocationLists).toEqual([]);
  expect(missing.map(({ url, why }) => `${url.pathname} ${why}`).sort()).toEqual([
    '/issuing.crl offline',
    '/root.crl strange answer',
  ]);
}, 60_000);

test('whoever asks can stop', async () => {
  const stop = new AbortController();
  stop.abort(new Error('closed'));
  const token = tsa.stamp('ecdsa', HASH);
  await expect(fetchRevocation(token, { ...asking(), signal: stop.signal })).rejects.toThrow('closed');
}, 60_000);
