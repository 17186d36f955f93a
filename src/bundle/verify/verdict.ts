import type { Instant, KeyDetail, ZonedInstant } from '../../evidence/index.ts';
import type { AnchorCheck, StampCheck } from '../../stamps/index.ts';

/**
 * How far a bundle can be relied on, from the lowest up. There is no single green tick: each rung says what it rests on.
 *
 * - `broken`: something is missing, added, changed, in another order, or not signed as it says.
 * - `unsupported`: made by a later version than this verifier; nothing is said of it.
 * - `intact`: nothing changed since it was sealed, by a key that whoever made it chose themselves.
 * - `existed before`: besides, an outside clock's signature shows that every record was sealed before a time.
 */
export type Rung = 'broken' | 'unsupported' | 'intact' | 'existed before';

/** A time before which something existed, and on whose word. */
export interface ExistedBefore {
  /** The stamp's time, and its accuracy added where it states one. */
  instant: Instant;
  authority: string;
}

export interface RecordVerdict {
  id: string;
  /** The page's address, as in the record. */
  url: string;
  /** By the device's clock. */
  captured: ZonedInstant;
  /** The link of the chain that sealed it. */
  seal: number;
  existedBefore: ExistedBefore | null;
}

export interface KeyVerdict {
  fingerprint: string;
  /** Null where the event that made it is not enclosed. */
  made: { at: ZonedInstant; reason: KeyDetail['reason'] } | null;
  /** It signed this bundle, not only earlier events in it. */
  signedBundle: boolean;
}

export type StampVerdict = StampCheck & { seal: number; file: string };
export type AnchorVerdict = AnchorCheck & { seal: number; file: string };

/**
 * What a careful reader should know, though nothing is broken. Worded by the screens; `detail` holds values, not words: of
 * clocks the milliseconds between them, of keys the fingerprint that was given up, of partial records `what: why` in a list.
 */
export const REMARKS = [
  /** Device clock against a server's `Date`, in ms, beyond a minute. */
  'clock differs from server',
  /** A record's device clock is later than an outside stamp of it. */
  'clock later than stamp',
  /** Stamped long after it was captured by the device's clock. */
  'stamped late',
  /** The chain's times go back. */
  'clock went back',
  'key was replaced',
  'key was lost',
  /** Events of versions before there were signatures; a later signature covers them. */
  'unsigned events',
  'partial record',
] as const;
export interface Remark {
  kind: (typeof REMARKS)[number];
  /** A record's id, a link's number, or `bundle`. */
  of: string;
  detail: string;
}

export interface Verdict {
  rung: Rung;
  /**
   * Of all records, and of the key that signed the bundle where that took the place of a lost one; null unless `rung` is
   * `existed before`. A record's own may be earlier, and may be there on a lower rung.
   */
  existedBefore: ExistedBefore | null;
  /** Why it is broken or unsupported: the name of the error's class, and values. */
  problem: { error: string; detail: string } | null;
  /** Null where the statement could not be read. */
  made: { at: ZonedInstant; software: string } | null;
  /** Fingerprint of the key that signed it. Null where it is broken or unsupported. */
  key: string | null;
  /**
   * Whoever verifies was told a fingerprint, and it is this one, or that of an earlier key which signed for the next, and so on to
   * this one. Null where they were told none.
   */
  keyAsTold: 'same' | 'successor' | null;
  records: RecordVerdict[];
  keys: KeyVerdict[];
  stamps: StampVerdict[];
  anchors: AnchorVerdict[];
  remarks: Remark[];
  /** What was read and compared. */
  checked: { files: number; bytes: number; links: number; signatures: number };
}
