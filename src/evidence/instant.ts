import * as v from 'valibot';

/**
 * A moment, as `YYYY-MM-DDTHH:mm:ss.sssZ`: UTC, always three decimals (RFC 3339). How many of its digits
 * are known is never read off this string; that is what a precision beside it says.
 */
export const InstantSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'an instant is YYYY-MM-DDTHH:mm:ss.sssZ'),
  v.check(text => !Number.isNaN(Date.parse(text)), 'no such moment'),
  v.brand('Instant'),
);
export type Instant = v.InferOutput<typeof InstantSchema>;

/** The instant `milliseconds` after 1970-01-01T00:00:00Z. Throws RangeError outside years 0 to 9999. */
export function instantFromEpoch(milliseconds: number): Instant {
  const text = new Date(Math.round(milliseconds)).toISOString();
  if (!/^\d{4}-/.test(text)) throw new RangeError(`year outside 0000 to 9999: ${text}`);
  return text as Instant;
}

/** Milliseconds from 1970-01-01T00:00:00Z to `instant`. */
export function epochOf(instant: Instant): number {
  return Date.parse(instant);
}

/** `instant` with the zone it was seen in: an IANA name and the offset from UTC in force then. */
export const ZonedInstantSchema = v.strictObject({
  instant: InstantSchema,
  /** IANA name (`Asia/Tokyo`), or an offset (`+09:00`) where no name is known. */
  zone: v.pipe(v.string(), v.maxLength(64)),
  offset: v.pipe(v.string(), v.regex(/^[+-]\d\d:\d\d$/)),
});
export type ZonedInstant = v.InferOutput<typeof ZonedInstantSchema>;

/** Minutes east of UTC as `+09:00`. */
export function offsetText(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const total = Math.abs(Math.round(minutes));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${sign}${two(Math.floor(total / 60))}:${two(total % 60)}`;
}

/** This device's clock and zone, at `now` (milliseconds since 1970 UTC). */
export function deviceTime(now: number = Date.now()): ZonedInstant {
  return {
    instant: instantFromEpoch(now),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    offset: offsetText(-new Date(now).getTimezoneOffset()),
  };
}
