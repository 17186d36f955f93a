import * as v from 'valibot';
import advice from '../_locales/ja/advice.json' with { type: 'json' };
import type { Say } from '../_locales/say.ts';

/**
 * How sure a fact is. A: public offices, courts or the operator itself. B: named lawyers, large press.
 * C: public code, second-hand. D: weak. K: general knowledge, not confirmed in any source.
 */
export const CERTAINTIES = ['A', 'B', 'C', 'D', 'K'] as const;
export const CertaintySchema = v.picklist(CERTAINTIES);
export type Certainty = v.InferOutput<typeof CertaintySchema>;

/** The day facts were looked up: `YYYY-MM-DD`, or coarser. */
export const DaySchema = v.pipe(v.string(), v.regex(/^\d{4}(-\d\d(-\d\d)?)?$/));

/** The name of a sentence in the advice part of `_locales`. */
export type AdviceKey = keyof typeof advice;
export const AdviceKeySchema = v.custom<AdviceKey>(key => typeof key === 'string' && key in advice);

export const SourceSchema = v.strictObject({
  id: v.string(),
  title: v.string(),
  /** Where it stands, as far as the stored copy told: a domain and a word that finds it. */
  where: v.string(),
  url: v.nullable(v.pipe(v.string(), v.startsWith('https://'))),
  /** When it was written, where known. */
  date: v.nullable(DaySchema),
  certainty: CertaintySchema,
});
export type Source = v.InferOutput<typeof SourceSchema>;

/** A certainty mark in words; null is a fact nobody could find. */
export function certaintyWords(certainty: Certainty | null, say: Say): string {
  if (certainty === null) return say('advice_certainty_none');
  return say(`advice_certainty_${certainty.toLowerCase() as Lowercase<Certainty>}`);
}
