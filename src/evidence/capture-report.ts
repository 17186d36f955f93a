import * as v from 'valibot';
import { ZonedInstantSchema } from './instant.ts';

const text = v.pipe(v.string(), v.maxLength(2_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What the content script did to show the page screen by screen. It comes from the page's own process. */
export const TourReportSchema = v.strictObject({
  scrolled: v.picklist(['page', 'box']),
  /** Elements that would have been in every picture: where each was shown, and where not. Undone at the end. */
  held: v.pipe(
    v.array(
      v.strictObject({
        element: text,
        position: v.picklist(['fixed', 'sticky']),
        shown: v.picklist(['in the first tile', 'in the last tile', 'in its place on the page']),
      }),
    ),
    v.maxLength(500),
  ),
  /** Addresses of images that had not arrived when their picture was taken. */
  pendingImages: v.pipe(v.array(text), v.maxLength(200)),
  pendingImagesMore: count,
  /** Scroll position and elements are again as they were. */
  restored: v.boolean(),
});
export type TourReport = v.InferOutput<typeof TourReportSchema>;

/** The post on the page loaded anew, its text beside the one before; white space aside. */
export const RELOAD_FINDINGS = ['same text', 'other text', 'not there', 'not looked for'] as const;

const hash = v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)));

/** How the page was loaded anew after it had been kept as it stood, and what came of it. */
export const ReloadReportSchema = v.strictObject({
  /** By this device's clock: before the browser was asked, and when the new page answered. Null where that was not. */
  askedAt: v.nullable(ZonedInstantSchema),
  answeredAt: v.nullable(ZonedInstantSchema),
  /** Whether the browser held all of it for loaded before it was photographed. */
  loaded: v.boolean(),
  /** Null where the new page was not read. */
  post: v.nullable(v.picklist(RELOAD_FINDINGS)),
  /** SHA-256 of the post's text (UTF-8, as in the readings) before and after; null where there was none. */
  postTextSha256: v.strictObject({ before: hash, after: hash }),
  /** Why there is no picture of the new page; null where there is one. */
  lack: v.nullable(v.strictObject({ why: text, detail: text })),
});
export type ReloadReport = v.InferOutput<typeof ReloadReportSchema>;

/** `capture-report.json`: how the pictures of a record came about. */
export const CaptureReportSchema = v.strictObject({
  schema: v.literal(1),
  wholePage: v.nullable(
    v.strictObject({
      tiles: count,
      /** The scrolled content when the first and the last tile was taken, CSS pixels. */
      heightAtFirst: v.number(),
      heightAtLast: v.number(),
      /** Tiles after which it would have been stopped. */
      mostTiles: count,
      /** Pictures that were thrown away because something moved, and why. */
      retaken: v.array(v.strictObject({ tile: count, why: text })),
      /** Tiles that showed, however often they were taken, what the tile before them shows. */
      alike: v.array(count),
      /** Null where the page could not be asked. */
      page: v.nullable(TourReportSchema),
    }),
  ),
  /** Absent where the person had not asked for it. */
  reload: v.exactOptional(ReloadReportSchema),
  /** What the snapshot of the page could not take in. */
  snapshotLacks: v.array(v.strictObject({ what: text, url: text, why: text })),
  snapshotLacksMore: count,
});
export type CaptureReport = v.InferOutput<typeof CaptureReportSchema>;
