import * as v from 'valibot';
import { AdviceKeySchema, CertaintySchema, DaySchema } from './certainty.ts';
import data from './windows.json' with { type: 'json' };

/** What a person may need, the most urgent first. */
export const NEEDS = ['danger', 'feelings', 'child', 'rights', 'law', 'deletion'] as const;
export type Need = (typeof NEEDS)[number];

/** `09:00`; `24:00` is the end of the day. */
const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/));

/** Hours in Japan, as they come round each week. `days`: 0 is Sunday. */
const OpenHoursSchema = v.strictObject({
  days: v.pipe(v.array(v.picklist([0, 1, 2, 3, 4, 5, 6])), v.minLength(1)),
  from: clock,
  to: clock,
});
export type OpenHours = v.InferOutput<typeof OpenHoursSchema>;

const webUrl = v.pipe(v.string(), v.startsWith('https://'));

export const WindowSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z-]+$/)),
  need: v.picklist(NEEDS),
  /** The official name, in Japanese. */
  name: v.string(),
  phone: v.nullable(v.pipe(v.string(), v.regex(/^#?[0-9-]+$/))),
  morePhones: v.array(
    v.strictObject({ key: AdviceKeySchema, number: v.pipe(v.string(), v.regex(/^[0-9-]+$/)) }),
  ),
  /** Null where no source told; nothing is guessed. */
  hours: v.nullable(AdviceKeySchema),
  /** The same hours to reckon with; null where they are not known or differ from place to place. */
  open: v.nullable(v.pipe(v.array(OpenHoursSchema), v.minLength(1))),
  cost: v.nullable(AdviceKeySchema),
  url: v.nullable(webUrl),
  /** LINE id. */
  line: v.nullable(v.string()),
  notes: v.array(AdviceKeySchema),
  source: v.string(),
  sourceUrl: v.nullable(webUrl),
  /** 確認日: the day stored copies were read. */
  checked: DaySchema,
  certainty: CertaintySchema,
});
/** A place to turn to (窓口). */
export type Window = v.InferOutput<typeof WindowSchema>;

const WINDOWS = v.parse(v.array(WindowSchema), data);

/** Every window, the most urgent need first. */
export function windows(): Window[] {
  return NEEDS.flatMap(windowsFor);
}

export function windowsFor(need: Need): Window[] {
  return WINDOWS.filter(window => window.need === need);
}
