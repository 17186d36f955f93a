import { epochOf, type KeptRecord } from '../evidence/index.ts';

/**
 * When the post was made, to put records in order: what the person entered, else what the page says, else the earliest it can
 * have been. Milliseconds since 1970 UTC; Infinity where nothing is known.
 */
export function postedAt({ evidence: { post }, enteredTime }: KeptRecord): number {
  if (enteredTime) return epochOf(enteredTime.instant);
  if (post?.time.kind === 'absolute') return epochOf(post.time.instant);
  return post?.time.kind === 'relative' ? epochOf(post.time.earliest) : Number.POSITIVE_INFINITY;
}
