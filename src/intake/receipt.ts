import * as v from 'valibot';
import { InstantSchema, Sha256Schema } from '../evidence/index.ts';

/** What the hotline answers to a report it has filed. `message` is its word: plain text, never markup. */
export const IntakeReceiptSchema = v.object({
  /** The number to quote when asking. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** By the hotline's clock. */
  receivedAt: InstantSchema,
  /** SHA-256 of the zip as the hotline counted it. */
  bundleSha256: Sha256Schema,
  posts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  message: v.pipe(v.string(), v.maxLength(2_000)),
});
export type IntakeReceipt = v.InferOutput<typeof IntakeReceiptSchema>;
