import * as v from 'valibot';

export const PROBLEM_TYPE_PREFIX = 'urn:hozen:problem:';

/** Why a report was not filed, as the last word of a problem's type. */
export const PROBLEM_SLUGS = [
  'missing-header',
  'missing-part',
  'malformed-upload',
  'timed-out',
  'too-large',
  'unsupported-type',
  'digest-mismatch',
  'not-a-zip',
  'zip-bomb',
  'path-traversal',
  'duplicate-path',
  'not-a-bag',
  'hash-mismatch',
  'missing-file',
  'extra-file',
  'invalid-report',
  'idempotency-conflict',
  'not-here',
  'not-found',
  'internal',
  'busy',
  'storage-full',
] as const;
export type ProblemSlug = (typeof PROBLEM_SLUGS)[number];

/** Problem details (RFC 9457). All of it is the server's word: plain text, never markup. */
export const ProblemSchema = v.object({
  type: v.optional(v.pipe(v.string(), v.maxLength(2_000)), 'about:blank'),
  title: v.optional(v.pipe(v.string(), v.maxLength(2_000)), ''),
  status: v.optional(v.pipe(v.number(), v.integer())),
  detail: v.optional(v.pipe(v.string(), v.maxLength(8_000)), ''),
});
export type Problem = v.InferOutput<typeof ProblemSchema>;

/** Which of the known reasons `problem` gives; null for one this version does not know. */
export function slugOf(problem: Problem): ProblemSlug | null {
  return PROBLEM_SLUGS.find(slug => problem.type === PROBLEM_TYPE_PREFIX + slug) ?? null;
}
