import * as v from 'valibot';
import { ZonedInstantSchema } from './instant.ts';

const text = v.pipe(v.string(), v.maxLength(8_000));

/** Where the post's text was found in a fresh response. Pages drawn by scripts often have it nowhere. */
export const FRESH_FINDINGS = ['in the text', 'in the source', 'not found', 'not looked for'] as const;

/** `fresh-response.json`: what the server answered when the page's address was asked again during the capture. */
export const FreshResponseSchema = v.strictObject({
  schema: v.literal(1),
  /** By this device's clock: just before the request, and when the head of the answer was there. */
  askedAt: ZonedInstantSchema,
  answeredAt: ZonedInstantSchema,
  /** What was asked for: the page's address without its fragment. */
  asked: text,
  /** Where the answer came from in the end. */
  url: text,
  redirected: v.boolean(),
  status: v.pipe(v.number(), v.integer()),
  statusText: text,
  /** In the order of their names. Cookies are withheld from extensions and pages alike. */
  headers: v.pipe(v.array(v.tuple([text, text])), v.maxLength(500)),
  /** The page has a service worker of its own, which may have answered in the server's stead. */
  throughServiceWorker: v.boolean(),
  /** The body was longer than what was kept of it. */
  bodyCut: v.boolean(),
  /** As the Encoding Standard names it. */
  charset: text,
  postText: v.picklist(FRESH_FINDINGS),
});
export type FreshResponse = v.InferOutput<typeof FreshResponseSchema>;
