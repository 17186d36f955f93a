import { sha256 } from '../../../src/evidence/index.ts';
import type { Tsa } from '../../rig/tsa.ts';
import { forge as forgeToken, stampedText } from '../../rig/tsa-forge.ts';
import type { Signer } from '../../rig/tsa-keys.ts';
import { type SampleBundle, type SampleWishes, sampleBundle } from '../sample-bundle.ts';
import { Draft } from './draft.ts';

/** An honest bundle, stamped, and what a forger or a cheating owner of the key could have at hand. */
export interface Good extends SampleBundle {
  draft: Draft;
  /** Of the authority that the person verifying trusts. DER. */
  root: Uint8Array<ArrayBuffer>;
  tsa: Tsa;
}

/** Two records, one with a time that was typed and one confirmed, an event of a record that is not enclosed, and a good stamp. */
export function honest(tsa: Tsa, signer: Signer = 'ecdsa'): SampleWishes {
  return {
    events: async (log, records) => {
      const [one, two] = records.map(({ evidence, sha256: recordSha256 }) => ({
        recordId: evidence.id,
        recordSha256,
      }));
      await log.append({ ...one, kind: 'time entered', detail: { typed: '2026-08-18 18:28' } });
      await log.append({ ...two, kind: 'post confirmed' });
      await log.append({ ...two, kind: 'step noted', detail: { step: 'logs', value: '2026-11-23' } });
      const other = { recordId: crypto.randomUUID(), recordSha256: await sha256('another record') };
      await log.append({ ...other, kind: 'captured', detail: { state: 'complete' } });
      await log.append({ ...one, kind: 'exported' });
    },
    kept: (kept, n) =>
      n === 0
        ? {
            ...kept,
            enteredTime: {
              instant: '2026-08-18T09:28:00.000Z',
              precision: 'minute',
              zone: 'Asia/Tokyo',
              typed: '2026-08-18 18:28',
              enteredAt: '2026-11-23T03:04:05.000Z',
            } as NonNullable<typeof kept.enteredTime>,
          }
        : { ...kept, postConfirmed: true },
    proof: proof => stampedBy(tsa, signer, proof),
  };
}

type Proof = Parameters<NonNullable<SampleWishes['proof']>>[0];

/** Authorities whose certificates are not for stamps alone, with which `openssl ts` will not stamp. */
const NOT_FOR_STAMPS: readonly Signer[] = ['loose', 'double', 'server'];

/** A stamp by the authority with this key, whether it may stamp or not. */
export function tokenBy({ folder, stamp }: Tsa, signer: Signer, hash: string): Uint8Array<ArrayBuffer> {
  if (!NOT_FOR_STAMPS.includes(signer)) return stamp(signer, hash);
  const time = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
  return forgeToken(folder, stampedText(hash, { time }), [signer]);
}

/** `proof` with a stamp of its last link but `back`. */
export async function stampedBy(tsa: Tsa, signer: Signer, proof: Proof, back = 0): Promise<Proof> {
  const link = proof.links.at(-1 - back);
  if (!link) throw new Error('nothing to stamp');
  const issuing = tsa.certificate('issuing');
  return {
    ...proof,
    stamps: [{ seq: link.seq, authority: 'test', token: tokenBy(tsa, signer, link.hash), isAnchor: false }],
    enclosures: [{ kind: 'certificate', sha256: await sha256(issuing), bytes: issuing }],
  };
}

export async function goodBundle(tsa: Tsa): Promise<Good> {
  const sample = await sampleBundle(honest(tsa));
  return { ...sample, draft: await Draft.of(sample.zip), root: tsa.certificate('root'), tsa };
}
