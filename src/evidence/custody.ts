import * as v from 'valibot';
import { canonicalJson } from './canonical.ts';
import { Sha256Schema } from './evidence.ts';
import { sha256, sha256OfJson } from './hash.ts';
import { ZonedInstantSchema } from './instant.ts';

export const CUSTODY_KINDS = [
  'captured',
  'post confirmed',
  'time entered',
  'note added',
  /** `detail` has the `step` and its `value`; the value is empty where it was taken back. */
  'step noted',
  'superseded',
  /** The page was kept once more: `detail` names the later record, and what it shows of this one's post. */
  'checked again',
  'discarded',
  'exported',
  /** A copy with parts covered was made: `detail` has the SHA-256 of its list of masks. */
  'masked copy made',
  'sent',
  /** Of the log itself, not of a record: a key to sign with was made. `detail` has it, and why. */
  'key created',
] as const;

/** What happened, to which record, when, by this device's clock. */
export const CustodyBodySchema = v.strictObject({
  kind: v.picklist(CUSTODY_KINDS),
  at: ZonedInstantSchema,
  /** Null for what happened to the log itself. */
  recordId: v.nullable(v.pipe(v.string(), v.uuid())),
  /** SHA-256 of the sealed record's canonical JSON, so the event names one content, not just an id. */
  recordSha256: v.nullable(Sha256Schema),
  /** Fingerprint of the key that signed it. Absent in events of versions before there were signatures. */
  key: v.exactOptional(Sha256Schema),
  /** A few words or values of that kind of event: the typed time, the receipt's id. */
  detail: v.record(v.string(), v.pipe(v.string(), v.maxLength(2_000))),
});
export type CustodyBody = v.InferOutput<typeof CustodyBodySchema>;

/** Why a key was made: the first one, in place of one that still signs for it, or of one that was lost. */
export const KEY_REASONS = ['first', 'rotated', 'lost'] as const;

/**
 * `detail` of a `key created` event. It is signed by the key it speaks of, or, where that was `rotated`, by the one before it,
 * which so vouches for it.
 */
export const KeyDetailSchema = v.strictObject({
  fingerprint: Sha256Schema,
  /** SubjectPublicKeyInfo in DER, Base64. */
  publicKey: v.pipe(v.string(), v.maxLength(400)),
  reason: v.picklist(KEY_REASONS),
  /** Fingerprint of the key before it; empty where there was none. */
  previous: v.pipe(v.string(), v.regex(/^([0-9a-f]{64})?$/)),
});
export type KeyDetail = v.InferOutput<typeof KeyDetailSchema>;

const Base64Schema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/), v.maxLength(400));

/**
 * One link of the log. All records of an install share one chain; a bundle carries the bodies of its own
 * records and, of the others, the link only, so the chain can be followed without telling what else was kept.
 *
 * `hash` = SHA-256 of the canonical JSON of `{bodySha256, previous, seq}`: the seal.
 */
export const CustodyLinkSchema = v.strictObject({
  /** 1, 2, 3 … without gaps. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The `hash` of link seq - 1; 64 zeros before the first. */
  previous: Sha256Schema,
  bodySha256: Sha256Schema,
  hash: Sha256Schema,
  body: v.nullable(CustodyBodySchema),
  /** Of the seal's text by the key that the body names: DER, Base64. */
  signature: v.exactOptional(Base64Schema),
});
export type CustodyLink = v.InferOutput<typeof CustodyLinkSchema>;

export const CHAIN_START = '0'.repeat(64);

/** What a link's hash is taken of. */
export type Seal = Pick<CustodyLink, 'seq' | 'previous' | 'bodySha256'>;

/** The text of a seal, whose SHA-256 is the link's hash: what is signed and time-stamped. */
export function sealText({ seq, previous, bodySha256 }: Seal): string {
  return canonicalJson({ bodySha256, previous, seq });
}

/** The link that comes after `previous` (null: the first one). It is not signed yet. */
export async function nextLink(previous: CustodyLink | null, body: CustodyBody): Promise<CustodyLink> {
  const seal: Seal = {
    seq: (previous?.seq ?? 0) + 1,
    previous: previous?.hash ?? CHAIN_START,
    bodySha256: await sha256OfJson(body),
  };
  return { ...seal, hash: await sha256(sealText(seal)), body };
}

/**
 * The sequence number of the first link that does not follow from the one before it, or null where all do.
 * `links` is a run of the chain in order; it need not start at 1.
 */
export async function firstBrokenLink(links: readonly CustodyLink[]): Promise<number | null> {
  let before: CustodyLink | null = null;
  for (const link of links) {
    const follows = before
      ? link.seq === before.seq + 1 && link.previous === before.hash
      : (link.seq === 1) === (link.previous === CHAIN_START);
    const bodyFits = link.body === null || (await sha256OfJson(link.body)) === link.bodySha256;
    const hashFits = (await sha256(sealText(link))) === link.hash;
    if (!follows || !bodyFits || !hashFits) return link.seq;
    before = link;
  }
  return null;
}
