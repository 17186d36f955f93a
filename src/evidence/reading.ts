import * as v from 'valibot';
import { ZonedInstantSchema } from './instant.ts';
import { PostSchema, WebUrlSchema } from './post.ts';

/** The window the page was seen through. Lengths in CSS pixels. */
export const ViewportSchema = v.strictObject({
  width: v.number(),
  height: v.number(),
  scrollX: v.number(),
  scrollY: v.number(),
  pageWidth: v.number(),
  pageHeight: v.number(),
  devicePixelRatio: v.number(),
  /** The whole screen the window is on. */
  screenWidth: v.number(),
  screenHeight: v.number(),
});
export type Viewport = v.InferOutput<typeof ViewportSchema>;

/** What made one post of several the one meant. */
export const FOCUS_BASES = [
  'picked',
  'under the click',
  'selection',
  'page address',
  'only post',
  'middle of the screen',
] as const;

export const FocusSchema = v.strictObject({
  /** Index into `posts`. */
  index: v.pipe(v.number(), v.integer(), v.minValue(0)),
  basis: v.picklist(FOCUS_BASES),
  /** False where nobody pointed at it: the person is asked to confirm. */
  sure: v.boolean(),
});
export type Focus = v.InferOutput<typeof FocusSchema>;

export const ReadingSchema = v.pipe(
  v.strictObject({
    schema: v.literal(1),
    /** `location.href` when read. */
    url: WebUrlSchema,
    title: v.pipe(v.string(), v.maxLength(2_000)),
    language: v.nullable(v.pipe(v.string(), v.maxLength(100))),
    readAt: ZonedInstantSchema,
    /** The reader that was used. `generic` with a note where a site's own reader found nothing it knows. */
    site: v.pipe(v.string(), v.maxLength(100)),
    notes: v.pipe(v.array(v.pipe(v.string(), v.maxLength(500))), v.maxLength(50)),
    viewport: ViewportSchema,
    posts: v.pipe(v.array(PostSchema), v.maxLength(5_000)),
    /** Index in the page of the first and how many there were, where the list had to be cut. */
    postsOnPage: v.pipe(v.number(), v.integer()),
    focus: v.nullable(FocusSchema),
    /** The page's visible text. */
    pageText: v.pipe(v.string(), v.maxLength(5_000_000)),
    /** Whether `pageText` had to be cut at its limit. */
    pageTextCut: v.boolean(),
  }),
  v.check(r => r.focus === null || r.focus.index < r.posts.length, 'focus points at no post'),
);
/** What the content script read from a page, without changing it. */
export type Reading = v.InferOutput<typeof ReadingSchema>;
