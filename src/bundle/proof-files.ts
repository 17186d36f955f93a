import {
  BUNDLE_VERSION,
  type BundleStatement,
  type CustodyLink,
  canonicalJson,
  fromBase64,
  type KeptRecord,
  PROOF_PATHS,
  sealText,
  toBase64,
  type ZonedInstant,
} from '../evidence/index.ts';
import type { SmallFile } from './zip/assemble.ts';

/** Whoever signs a bundle. */
export interface BundleSigner {
  fingerprint: string;
  /** Signature in DER. */
  sign(content: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

/** What a bundle proves itself with, but for what is signed of the bundle as a whole. */
export interface Proof {
  /** The run of the chain from the first event of the records to the newest of all. */
  links: readonly CustodyLink[];
  /** Links before those that introduced the keys. */
  introductions: readonly CustodyLink[];
  /** Outside clocks' answers. `authority` is a short name, [a-z0-9.-]. */
  stamps: readonly { seq: number; authority: string; token: Uint8Array<ArrayBuffer>; isAnchor: boolean }[];
  /** What it takes to check those later, in DER. */
  enclosures: readonly {
    sha256: string;
    kind: 'certificate' | 'revocation list';
    bytes: Uint8Array<ArrayBuffer>;
  }[];
}

/** A record is in no event of the log: it was not sealed by this install. */
export class UnsealedRecordError extends Error {
  override readonly name = 'UnsealedRecordError';
}

/** RFC 7468: Base64 in lines of 64. */
function pem(label: string, der: Uint8Array): string {
  const lines = toBase64(der).replace(/.{1,64}/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}-----END ${label}-----\n`;
}

function linkFiles(link: CustodyLink): SmallFile[] {
  const { seq, body, signature } = link;
  const files: SmallFile[] = [{ path: PROOF_PATHS.seal(seq), text: sealText(link) }];
  if (body) files.push({ path: PROOF_PATHS.event(seq), text: canonicalJson(body) });
  if (signature) files.push({ path: PROOF_PATHS.signature(seq), bytes: fromBase64(signature) });
  return files;
}

function keyFile({ body }: CustodyLink): SmallFile[] {
  const { fingerprint, publicKey } = body?.kind === 'key created' ? body.detail : {};
  if (!fingerprint || !publicKey) return [];
  return [{ path: PROOF_PATHS.key(fingerprint), text: pem('PUBLIC KEY', fromBase64(publicKey)) }];
}

/** The files of the proof but for the statement and its signature. */
export function proofFiles({ links, introductions, stamps, enclosures }: Proof): SmallFile[] {
  const all = [...introductions, ...links];
  return [
    ...all.flatMap(keyFile),
    ...all.flatMap(linkFiles),
    ...stamps.map(({ seq, authority, token, isAnchor }) => ({
      path: isAnchor ? PROOF_PATHS.anchor(seq) : PROOF_PATHS.token(seq, authority),
      bytes: token,
    })),
    ...enclosures.map(({ sha256, kind, bytes }) =>
      kind === 'certificate'
        ? { path: PROOF_PATHS.certificate(sha256), text: pem('CERTIFICATE', bytes) }
        : { path: PROOF_PATHS.revocationList(sha256), bytes },
    ),
  ];
}

/** Which link sealed the record. Throws UnsealedRecordError. */
function sealOf({ evidence }: KeptRecord, links: readonly CustodyLink[]): number {
  const seal = links.find(({ body }) => body?.kind === 'captured' && body.recordId === evidence.id);
  if (!seal) throw new UnsealedRecordError(evidence.id);
  return seal.seq;
}

/**
 * What is signed of the whole bundle; `files` has the SHA-256 of every file outside the payload. Throws UnsealedRecordError where
 * a record is in none of the links.
 */
export function statementOf(
  records: readonly KeptRecord[],
  { links }: Pick<Proof, 'links'>,
  about: { made: ZonedInstant; software: string; key: string; files: Record<string, string> },
): BundleStatement {
  const [first, last] = [links[0], links.at(-1)];
  if (!first || !last) throw new UnsealedRecordError('no event of any record');
  return {
    format: 'hozen-bundle',
    version: BUNDLE_VERSION,
    ...about,
    records: records.map(record => ({
      id: record.evidence.id,
      recordSha256: record.sha256,
      seal: sealOf(record, links),
    })),
    chain: { first: first.seq, last: last.seq, head: last.hash },
  };
}
