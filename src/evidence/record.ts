import type { Evidence } from './evidence.ts';
import type { Instant } from './instant.ts';
import type { EnteredTime } from './post-time.ts';
import type { StepsTaken } from './steps-taken.ts';

/** A kept record as the screens list it: the sealed evidence and what was added around it later. */
export interface KeptRecord {
  evidence: Evidence;
  /** SHA-256 of the evidence's canonical JSON, taken when it was sealed. */
  sha256: string;
  /** Typed by the person; never part of the sealed evidence. */
  enteredTime: EnteredTime | null;
  /** In the person's own words, beside the evidence; every version of it is in the custody log. */
  note?: string;
  /** What they did about the post, and when, in their own word. */
  steps?: StepsTaken;
  /** The person said that the post chosen for them is the right one. */
  postConfirmed: boolean;
  /** Saved into a bundle at, or null. */
  exportedAt: Instant | null;
  sentAt: Instant | null;
  /** Another record took this one's place. It stays in the store and in bundles, not in lists. */
  supersededBy: string | null;
}
