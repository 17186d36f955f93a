import * as v from 'valibot';
import { Sha256Schema } from './evidence.ts';
import { ZonedInstantSchema } from './instant.ts';

/** The bundle format's version. A reader refuses a higher one instead of guessing. */
export const BUNDLE_VERSION = 1;

/**
 * What the person's key says of a whole bundle: `proof/bundle.json`, canonical JSON, with its signature beside it. It covers
 * every file: the payload by the manifest's hash, all others by their own, but for itself, its signature and the tag manifest.
 */
export const BundleStatementSchema = v.strictObject({
  format: v.literal('hozen-bundle'),
  version: v.literal(BUNDLE_VERSION),
  /** When the bundle was made, by the device's clock. */
  made: ZonedInstantSchema,
  software: v.pipe(v.string(), v.maxLength(200)),
  /** Fingerprint of the key that signed this. */
  key: Sha256Schema,
  /** Every record in the bundle, in its order: what is in it, and the link of the chain that sealed it. */
  records: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.uuid()),
      recordSha256: Sha256Schema,
      seal: v.pipe(v.number(), v.integer(), v.minValue(1)),
    }),
  ),
  /** The run of the chain that is enclosed; `head` is the hash of its last link. */
  chain: v.strictObject({
    first: v.pipe(v.number(), v.integer(), v.minValue(1)),
    last: v.pipe(v.number(), v.integer(), v.minValue(1)),
    head: Sha256Schema,
  }),
  /** SHA-256 of every file outside `data/` (`manifest-sha256.txt` among them), by path from the bag's folder. */
  files: v.record(v.string(), Sha256Schema),
});
export type BundleStatement = v.InferOutput<typeof BundleStatementSchema>;

/** A link's number in a file name, wide enough to sort. */
const link = (seq: number) => `proof/chain/${String(seq).padStart(6, '0')}`;

/** Where proof lies, from the bag's folder. Every hash in a name is hex. */
export const PROOF_PATHS = {
  statement: 'proof/bundle.json',
  statementSignature: 'proof/bundle.sig',
  /** A public key as SubjectPublicKeyInfo in PEM, by its fingerprint. */
  key: (fingerprint: string) => `proof/keys/${fingerprint}.pem`,
  /** The seal's text, whose SHA-256 is the link's hash. */
  seal: (seq: number) => `${link(seq)}.seal.json`,
  /** The body as canonical JSON, whose SHA-256 the seal names. Only of the bundle's own records, and of keys. */
  event: (seq: number) => `${link(seq)}.event.json`,
  /** The signature of the seal's text, DER. Beside each event that names a key. */
  signature: (seq: number) => `${link(seq)}.sig`,
  /** A time-stamp response (RFC 3161, section 2.4.2) over the seal's text, as it came. `authority`: [a-z0-9.-]. */
  token: (seq: number, authority: string) => `${link(seq)}.${authority}.tsr`,
  /** An OpenTimestamps proof over the seal's text. */
  anchor: (seq: number) => `${link(seq)}.ots`,
  /** A certificate of an authority, PEM, by SHA-256 of its DER: roots and intermediates the tokens do not carry. */
  certificate: (fingerprint: string) => `proof/certificates/${fingerprint}.pem`,
  /** A certificate revocation list (RFC 5280, section 5), DER, by its SHA-256. */
  revocationList: (hash: string) => `proof/revocation/${hash}.crl`,
} as const;
