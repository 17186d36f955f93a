import type { Verdict } from '../../bundle/verify/index.ts';

/** What the person checking brings along, beside the bundle. */
export interface Told {
  /** 64 hex digits, or null where they were told none. */
  key: string | null;
  /** Certificates they trust, in DER. */
  roots: Uint8Array<ArrayBuffer>[];
}

/** Checks a zip. Throws UnreadableSourceError where its bytes cannot be read, and the signal's reason. */
export type Checker = (
  zip: Blob,
  told: Told,
  onFile: (done: number, of: number) => void,
  signal: AbortSignal,
) => Promise<Verdict>;
