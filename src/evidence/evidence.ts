import * as v from 'valibot';
import { RELOAD_FINDINGS } from './capture-report.ts';
import { FRESH_FINDINGS } from './fresh-response.ts';
import { InstantSchema, ZonedInstantSchema } from './instant.ts';
import { PostSchema, WebUrlSchema } from './post.ts';
import { FOCUS_BASES, ViewportSchema } from './reading.ts';

/** The record format's version. A reader refuses a higher one instead of guessing. */
export const EVIDENCE_SCHEMA = 1;

const text = v.pipe(v.string(), v.maxLength(2_000));

export const Sha256Schema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 lower-case hex digits'),
);

const FileNameSchema = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/));

export const FILE_ROLES = [
  'visible picture',
  'reading',
  'page text',
  /** One screenful of the whole page, as the browser gave it. */
  'page tile',
  /** The whole page, or a large part of it, in one call, where the browser can. */
  'page shot',
  /** Tiles put together, with the seams marked. */
  'stitched picture',
  /** The post with a frame drawn around it. */
  'post picture',
  /** Address and times written above the picture, for print. */
  'exhibit picture',
  /** Posts seen while the page was scrolled. */
  'harvested posts',
  /** The page as a file that opens without the network. */
  'page snapshot',
  /** What the server answered when the same address was asked again: about the answer, and its body. */
  'fresh response',
  'fresh response body',
  /** What the window showed once the page had been loaded anew, and what was read there. */
  'reloaded picture',
  'reloaded reading',
  /** What the camera did to the page and undid, and what could not be had. */
  'capture report',
] as const;

/** Where a tile lies. Lengths in CSS pixels. */
export const TilePlaceSchema = v.strictObject({
  /** From 1, in the order they were taken. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** What was scrolled: the page itself, or a box in it. */
  scrolled: v.picklist(['page', 'box']),
  /** Of the scrolled content's left top corner; `x` is negative where a page runs from right to left. */
  x: v.number(),
  y: v.number(),
  /** The part of the picture that shows the scrolled content, from the window's left top corner. */
  area: v.strictObject({ x: v.number(), y: v.number(), width: v.number(), height: v.number() }),
  contentWidth: v.number(),
  contentHeight: v.number(),
  /** How far what lay at the seam had moved since the tile before; null where nothing could be compared. */
  shift: v.nullable(v.number()),
});
export type TilePlace = v.InferOutput<typeof TilePlaceSchema>;

export const FileEntrySchema = v.strictObject({
  /** Name inside the record's folder: `[a-z0-9.-]`, no folders. */
  name: FileNameSchema,
  role: v.picklist(FILE_ROLES),
  mediaType: v.pipe(v.string(), v.maxLength(100)),
  /** Bytes. */
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sha256: Sha256Schema,
  made: v.strictObject({
    at: ZonedInstantSchema,
    /** The call that made it: `tabs.captureVisibleTab`, `content read`. */
    how: text,
    /** Pictures: what the window showed then. Pixels of the picture are in `width` and `height`. */
    viewport: v.nullable(ViewportSchema),
    width: v.nullable(v.number()),
    height: v.nullable(v.number()),
    /** Tiles: their place on the page. */
    tile: v.exactOptional(TilePlaceSchema),
    /** Pictures in one call: the part of the page they show, CSS pixels. */
    rect: v.exactOptional(
      v.strictObject({ x: v.number(), y: v.number(), width: v.number(), height: v.number() }),
    ),
    /** Derivatives: the files of this record they were made from. Originals have none. */
    from: v.exactOptional(v.pipe(v.array(FileNameSchema), v.minLength(1))),
  }),
});
export type FileEntry = v.InferOutput<typeof FileEntrySchema>;

/** Why a part of the capture is missing. The screens and the report word each of these. */
export const MISSING_WHYS = [
  'tab switched',
  'page changed',
  'window hidden',
  'page not readable',
  'reading failed',
  'capture refused',
  'interrupted',
  'storage failed',
  /** The person pressed stop. */
  'stopped',
  /** The page went on beyond the bound, or kept growing. */
  'too long',
  /** The page or the person scrolled elsewhere each time a picture was taken. */
  'scrolled away',
  'window resized',
  /** The page had scrolled, but its picture went on showing the place before. */
  'not drawn',
  'not answered',
  'too large',
] as const;
export const MISSING_WHATS = [
  'picture',
  'reading',
  'whole page',
  'derived pictures',
  'snapshot',
  'fresh response',
  'page shot',
  'reloaded page',
] as const;
export const MissingSchema = v.strictObject({
  what: v.picklist(MISSING_WHATS),
  why: v.picklist(MISSING_WHYS),
  detail: text,
});
export type Missing = v.InferOutput<typeof MissingSchema>;

export const CaptureStateSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('complete') }),
  v.strictObject({ kind: v.literal('partial'), missing: v.pipe(v.array(MissingSchema), v.minLength(1)) }),
]);
export type CaptureState = v.InferOutput<typeof CaptureStateSchema>;

export const EnvironmentSchema = v.strictObject({
  /** `navigator.userAgent`, as the site was shown it. */
  userAgent: text,
  /** Browser brand and full version where the browser tells. */
  browser: text,
  os: text,
  locale: v.pipe(v.string(), v.maxLength(100)),
  zone: v.pipe(v.string(), v.maxLength(64)),
  /** Page zoom, 1 is 100 %. */
  zoom: v.nullable(v.number()),
  extensionVersion: v.pipe(v.string(), v.maxLength(40)),
  extensionCommit: v.pipe(v.string(), v.maxLength(64)),
});
export type Environment = v.InferOutput<typeof EnvironmentSchema>;

export const TRIGGERS = ['toolbar', 'context menu', 'picker'] as const;

export const EvidenceSchema = v.strictObject({
  schema: v.literal(EVIDENCE_SCHEMA),
  id: v.pipe(v.string(), v.uuid()),
  captured: v.strictObject({
    /** When the capture began, by this device's clock. */
    device: ZonedInstantSchema,
    /** Clocks other than this device's. Empty where none was asked. Skew is device minus other, in ms. */
    independent: v.array(
      v.strictObject({
        kind: v.picklist(['server Date header', 'RFC 3161 token']),
        instant: InstantSchema,
        skewMs: v.number(),
        from: text,
      }),
    ),
    trigger: v.picklist(TRIGGERS),
  }),
  page: v.strictObject({
    /** The address bar, exactly as it was when the capture began. */
    url: WebUrlSchema,
    title: text,
  }),
  post: v.nullable(PostSchema),
  /** How the post was told from the others on the page, and whether anyone pointed at it. */
  focus: v.nullable(v.strictObject({ basis: v.picklist(FOCUS_BASES), sure: v.boolean() })),
  files: v.pipe(v.array(FileEntrySchema), v.maxLength(1_000)),
  environment: EnvironmentSchema,
  state: CaptureStateSchema,
  /** The server asked again: its answer's status, and whether the post's text stood in it. */
  fresh: v.exactOptional(
    v.strictObject({ status: v.pipe(v.number(), v.integer()), postText: v.picklist(FRESH_FINDINGS) }),
  ),
  /** The page loaded anew after all else: when it answered, and whether the post stood there with the same text. */
  reloaded: v.exactOptional(v.strictObject({ at: ZonedInstantSchema, post: v.picklist(RELOAD_FINDINGS) })),
  /** What lies behind the pictures and could not be had. The capture is complete without it. */
  lacks: v.exactOptional(v.pipe(v.array(MissingSchema), v.minLength(1))),
  /** The record this one was taken to replace (another post was chosen); both are kept. */
  supersedes: v.nullable(v.pipe(v.string(), v.uuid())),
});
/** One capture, sealed: nothing in it changes afterwards. */
export type Evidence = v.InferOutput<typeof EvidenceSchema>;
