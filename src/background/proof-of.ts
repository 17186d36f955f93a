import type { BundleSigner, Proof } from '../bundle/proof-files.ts';
import { sign } from '../evidence/index.ts';
import { ensureKey } from '../store/append-events.ts';
import { custodyRun } from '../store/custody-log.ts';
import { keyInUse } from '../store/keys.ts';
import { readEnclosures, stampsFrom } from '../store/stamp-rows.ts';
import { ANCHOR } from './stamping.ts';

/** There is no key to sign a bundle with, though every record is sealed with one. */
export class NoKeyError extends Error {
  override readonly name = 'NoKeyError';
}

/** What the store can prove of these records. */
export async function proofOf(recordIds: ReadonlySet<string>): Promise<Proof> {
  const { links, introductions } = await custodyRun(recordIds);
  const [first] = links;
  const last = links.at(-1);
  const rows = first ? await stampsFrom(first.seq) : [];
  // One that came since the chain was read is for the next bundle.
  const stamps = rows.filter(({ seq }) => last && seq <= last.seq);
  return {
    links,
    introductions,
    stamps: stamps.map(({ seq, authority, token }) => ({
      seq,
      authority,
      token,
      isAnchor: authority === ANCHOR,
    })),
    enclosures: await readEnclosures(stamps.flatMap(({ enclosures }) => enclosures)),
  };
}

/** Signs a bundle with this install's key, made now where there is none. To be had before the proof. Throws NoKeyError. */
export async function bundleSigner(): Promise<BundleSigner> {
  await ensureKey();
  const key = await keyInUse();
  if (!key) throw new NoKeyError('no key in use');
  return { fingerprint: key.fingerprint, sign: content => sign(key.privateKey, content) };
}
