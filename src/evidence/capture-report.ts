import * as v from 'valibot';

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
      /** Null where the page could not be asked. */
      page: v.nullable(TourReportSchema),
    }),
  ),
  /** What the snapshot of the page could not take in. */
  snapshotLacks: v.array(v.strictObject({ what: text, url: text, why: text })),
  snapshotLacksMore: count,
});
export type CaptureReport = v.InferOutput<typeof CaptureReportSchema>;
