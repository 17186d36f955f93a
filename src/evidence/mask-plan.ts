import * as v from 'valibot';

/** A rectangle. Pixels of a picture, or CSS pixels, as the holder says. */
export const BoxSchema = v.strictObject({
  x: v.number(),
  y: v.number(),
  width: v.number(),
  height: v.number(),
});
export type PictureBox = v.InferOutput<typeof BoxSchema>;

/** What of the person's own a site shows around the posts: it tells whoever gets the picture who took it. */
export const OWN_KINDS = ['account', 'avatar', 'name', 'notifications', 'messages'] as const;
export type OwnKind = (typeof OWN_KINDS)[number];

const name = v.nullable(v.pipe(v.string(), v.maxLength(200)));

/** The account that looks at the page, where the site's reader knows where it is shown. */
export const OwnSeenSchema = v.strictObject({
  handle: name,
  displayName: name,
  /** CSS pixels from the window's left top corner. */
  places: v.pipe(v.array(v.strictObject({ what: v.picklist(OWN_KINDS), box: BoxSchema })), v.maxLength(200)),
  /** What these places say, line by line, also where the window does not show them: the page's text has it too. */
  lines: v.pipe(v.array(v.pipe(v.string(), v.maxLength(500))), v.maxLength(500)),
});
export type OwnSeen = v.InferOutput<typeof OwnSeenSchema>;

/** The person's own places in the pictures of a record. No evidence: kept beside it, and in no bundle. */
export interface OwnPlaces {
  handle: string | null;
  displayName: string | null;
  lines: string[];
  /** By picture as it was taken; CSS pixels from the window's left top corner. */
  pictures: { file: string; places: OwnSeen['places'] }[];
}

/** A part of a picture that is covered in the copy for others. */
export interface Mask {
  file: string;
  /** Whole pixels of that picture. */
  box: PictureBox;
  /** Found at capture, drawn by the person, or drawn on another picture of the same place. */
  how: 'found' | 'drawn' | 'carried';
  what: OwnKind | null;
  /** A drawn box and those that went over from it bear one number. */
  group?: number;
}

/** What the person wants covered. The record itself is never changed by it. */
export interface MaskPlan {
  masks: Mask[];
  /** Names and the like, covered wherever text has them. */
  words: string[];
  /** Pictures the person looked through, by their names. */
  looked: string[];
}

/** A plan with nothing in it. */
export const NO_MASKS: MaskPlan = { masks: [], words: [], looked: [] };
