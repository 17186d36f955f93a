import * as v from 'valibot';
import { Sha256Schema } from './evidence.ts';
import { sha256OfJson } from './hash.ts';
import { ZonedInstantSchema } from './instant.ts';

export const CUSTODY_KINDS = [
  'captured',
  'post confirmed',
  'time entered',
  'superseded',
  'discarded',
  'exported',
  'sent',
] as const;

/** What happened to a record, when, by this device's clock. */
export const CustodyBodySchema = v.strictObject({
  kind: v.picklist(CUSTODY_KINDS),
  at: ZonedInstantSchema,
  recordId: v.pipe(v.string(), v.uuid()),
  /** SHA-256 of the sealed record's canonical JSON, so the event names one content, not just an id. */
  recordSha256: Sha256Schema,
  /** A few words or values of that kind of event: the typed time, the receipt's id. */
  detail: v.record(v.string(), v.pipe(v.string(), v.maxLength(2_000))),
});
export type CustodyBody = v.InferOutput<typeof CustodyBodySchema>;

/**
 * One link of the log. All records of an install share one chain; a bundle carries the bodies of its own
 * records and, of the others, the link only, so the chain can be followed without telling what else was kept.
 *
 * `hash` = SHA-256 of the canonical JSON of `{bodySha256, previous, seq}`.
 */
export const CustodyLinkSchema = v.strictObject({
  /** 1, 2, 3 … without gaps. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The `hash` of link seq - 1; 64 zeros before the first. */
  previous: Sha256Schema,
  bodySha256: Sha256Schema,
  hash: Sha256Schema,
  body: v.nullable(CustodyBodySchema),
});
export type CustodyLink = v.InferOutput<typeof CustodyLinkSchema>;

export const CHAIN_START = '0'.repeat(64);

/** The link that comes after `previous` (null: the first one). */
export async function nextLink(previous: CustodyLink | null, body: CustodyBody): Promise<CustodyLink> {
  const seq = (previous?.seq ?? 0) + 1;
  const before = previous?.hash ?? CHAIN_START;
  const bodySha256 = await sha256OfJson(body);
  return { seq, previous: before, bodySha256, hash: await linkHash(seq, before, bodySha256), body };
}

function linkHash(seq: number, previous: string, bodySha256: string): Promise<string> {
  return sha256OfJson({ bodySha256, previous, seq });
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
      : link.seq > 1 || link.previous === CHAIN_START;
    const bodyFits = link.body === null || (await sha256OfJson(link.body)) === link.bodySha256;
    const hashFits = (await linkHash(link.seq, link.previous, link.bodySha256)) === link.hash;
    if (!follows || !bodyFits || !hashFits) return link.seq;
    before = link;
  }
  return null;
}
