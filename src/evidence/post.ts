import * as v from 'valibot';
import { PostTimeSchema } from './post-time.ts';

const short = v.pipe(v.string(), v.maxLength(1_000));
const long = v.pipe(v.string(), v.maxLength(200_000));
/** An address a reader can open: http or https, nothing else, so no output can carry a script. */
export const WebUrlSchema = v.pipe(
  v.string(),
  v.maxLength(8_000),
  v.check(text => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'not an http(s) address'),
);
const url = WebUrlSchema;

export const PermalinkSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('known'),
    url,
    /** How the address was had. `composed` follows the site's own form for it. */
    basis: v.picklist([
      'link around the time',
      'link in the post',
      'canonical link',
      'address bar',
      'composed',
    ]),
  }),
  v.strictObject({
    kind: v.literal('unknown'),
    why: v.picklist(['the page gives none', 'not understood', 'post removed']),
  }),
]);
export type Permalink = v.InferOutput<typeof PermalinkSchema>;

export const AuthorSchema = v.strictObject({
  displayName: v.nullable(short),
  /** Without the leading @. Handles can be changed by their owner. */
  handle: v.nullable(short),
  /** What stays when the name changes: a numeric id, a DID, a 5ch ID. */
  immutableId: v.nullable(v.strictObject({ scheme: short, value: short })),
  /** Further marks the site shows of the poster: ワッチョイ, an IP address, a tripcode. */
  otherIds: v.optional(v.pipe(v.array(v.strictObject({ scheme: short, value: short })), v.maxLength(10))),
  profileUrl: v.nullable(url),
});
export type Author = v.InferOutput<typeof AuthorSchema>;

export const PostSchema = v.strictObject({
  /** The reader that found it: `x`, `5ch`, `generic`. */
  site: short,
  permalink: PermalinkSchema,
  /** The site's own id (`2028567281866027316`), and the number people cite (`42` for >>42). */
  id: v.nullable(short),
  number: v.nullable(short),
  thread: v.nullable(v.strictObject({ url: v.nullable(url), title: v.nullable(short) })),
  /** The post this one answers, where the page says so. */
  parentUrl: v.nullable(url),
  /** 投稿用URL: where the page's own form sends a post to this thread. Courts ask it of boards. */
  postingUrl: v.optional(url),
  /** What the page says of a later change, exactly: `最終更新 2026/08/19 10:00`. */
  edited: v.optional(short),
  author: AuthorSchema,
  time: PostTimeSchema,
  /** As shown, with line breaks; emoji pictures as the character they stand for. */
  text: long,
  images: v.pipe(v.array(v.strictObject({ url, alt: short })), v.maxLength(100)),
  /** Numbers the post cites: `>>12`. */
  anchors: v.pipe(v.array(short), v.maxLength(1_000)),
  quoted: v.pipe(
    v.array(v.strictObject({ url: v.nullable(url), author: v.nullable(short), text: long })),
    v.maxLength(20),
  ),
});
/** One post as the page shows it. */
export type Post = v.InferOutput<typeof PostSchema>;
