import * as v from 'valibot';
import { InstantSchema } from './instant.ts';

/** How fine a time is known, coarse to fine. */
export const PRECISIONS = ['day', 'minute', 'second', 'centisecond', 'millisecond'] as const;
export const PrecisionSchema = v.picklist(PRECISIONS);
export type Precision = v.InferOutput<typeof PrecisionSchema>;

/** Where on (or behind) the page a time was found. */
export const TIME_SOURCES = [
  'time@datetime',
  'post id',
  'thread key',
  'json-ld',
  'microdata',
  'meta',
  'attribute',
  /** JSON the page holds for its own scripts. */
  'page data',
  'page text',
  /** A date in the page's own address: `/2019/05/03/`. */
  'address',
  'weekday',
] as const;
export const TimeSourceSchema = v.picklist(TIME_SOURCES);
export type TimeSource = v.InferOutput<typeof TimeSourceSchema>;

const Raw = v.pipe(v.string(), v.maxLength(500));

/** Another thing on the page that says when, and whether it fits the value given. */
export const TimeCheckSchema = v.strictObject({
  source: TimeSourceSchema,
  raw: Raw,
  instant: v.nullable(InstantSchema),
  verdict: v.picklist(['agrees', 'disagrees']),
});
export type TimeCheck = v.InferOutput<typeof TimeCheckSchema>;

const common = {
  /** What the screen itself shows for the time, exactly; null where it shows nothing. Never derived. */
  shown: v.nullable(Raw),
  checks: v.pipe(v.array(TimeCheckSchema), v.maxLength(20)),
};

export const AbsoluteTimeSchema = v.strictObject({
  kind: v.literal('absolute'),
  /** The start of the stretch of time that `precision` leaves open. */
  instant: InstantSchema,
  precision: PrecisionSchema,
  zone: v.strictObject({
    /** IANA name, or an offset such as `+09:00`. */
    id: v.pipe(v.string(), v.maxLength(64)),
    offset: v.pipe(v.string(), v.regex(/^[+-]\d\d:\d\d$/)),
    /** `stated` on the page or fixed by the id's format; `assumed` by a rule, which `why` names. */
    basis: v.picklist(['stated', 'assumed']),
    why: v.pipe(v.string(), v.maxLength(200)),
  }),
  source: TimeSourceSchema,
  /** The string the value was read from, exactly as it stands. */
  raw: Raw,
  /** False where something on the page disagrees, or a rule had to guess. */
  certain: v.boolean(),
  ...common,
});
export type AbsoluteTime = v.InferOutput<typeof AbsoluteTimeSchema>;

export const RelativeTimeSchema = v.strictObject({
  kind: v.literal('relative'),
  raw: Raw,
  /** Both ends are possible: earliest ≤ the post ≤ latest, counted back from when the page was read. */
  earliest: InstantSchema,
  latest: InstantSchema,
  source: TimeSourceSchema,
  ...common,
});
export type RelativeTime = v.InferOutput<typeof RelativeTimeSchema>;

export const UnknownTimeSchema = v.strictObject({
  kind: v.literal('unknown'),
  why: v.picklist(['nothing on the page', 'not understood', 'contradictory', 'post removed']),
  raw: v.nullable(Raw),
  ...common,
});
export type UnknownTime = v.InferOutput<typeof UnknownTimeSchema>;

export const PostTimeSchema = v.variant('kind', [AbsoluteTimeSchema, RelativeTimeSchema, UnknownTimeSchema]);
/** When a post was made, as far as the page tells. */
export type PostTime = v.InferOutput<typeof PostTimeSchema>;

/** A time the person typed in. Kept apart from what was read and never merged with it. */
export const EnteredTimeSchema = v.strictObject({
  instant: InstantSchema,
  precision: v.picklist(['day', 'minute', 'second']),
  /** The zone the person was told their input is in. */
  zone: v.literal('Asia/Tokyo'),
  /** Exactly as typed: `2026-08-18 18:28`. */
  typed: v.pipe(v.string(), v.maxLength(40)),
  enteredAt: InstantSchema,
});
export type EnteredTime = v.InferOutput<typeof EnteredTimeSchema>;
