import type { Post, PostTime } from '../../evidence/index.ts';

/**
 * `text` cut to `max` UTF-16 units and well-formed: a page may hold half a surrogate pair, which neither UTF-8
 * nor canonical JSON can say.
 */
export function bounded(text: string, max: number): string {
  const kept = text.length > max ? text.slice(0, max) : text;
  return kept.isWellFormed() ? kept : kept.toWellFormed();
}

const short = (text: string) => bounded(text, 1_000);
const shortOrNull = (text: string | null) => (text === null ? null : short(text));
const raw = (text: string) => bounded(text, 500);

function boundedTime(time: PostTime): PostTime {
  const shown = time.shown === null ? null : raw(time.shown);
  const checks = time.checks.slice(0, 20).map(check => ({ ...check, raw: raw(check.raw) }));
  if (time.kind === 'unknown')
    return { ...time, shown, checks, raw: time.raw === null ? null : raw(time.raw) };
  return { ...time, shown, checks, raw: raw(time.raw) };
}

/** `post` within the limits of the record format, whatever the page held. */
export function boundedPost(post: Post): Post {
  const { author, thread } = post;
  return {
    ...post,
    id: shortOrNull(post.id),
    number: shortOrNull(post.number),
    thread: thread && { ...thread, title: shortOrNull(thread.title) },
    author: {
      ...author,
      displayName: shortOrNull(author.displayName),
      handle: shortOrNull(author.handle),
      immutableId: author.immutableId && { ...author.immutableId, value: short(author.immutableId.value) },
      ...(author.otherIds && {
        otherIds: author.otherIds
          .slice(0, 10)
          .map(({ scheme, value }) => ({ scheme: short(scheme), value: short(value) })),
      }),
    },
    time: boundedTime(post.time),
    ...(post.edited && { edited: short(post.edited) }),
    text: bounded(post.text, 200_000),
    images: post.images.slice(0, 100).map(({ url, alt }) => ({ url, alt: short(alt) })),
    anchors: post.anchors.slice(0, 1_000).map(short),
    quoted: post.quoted.slice(0, 20).map(quote => ({
      ...quote,
      author: shortOrNull(quote.author),
      text: bounded(quote.text, 200_000),
    })),
  };
}
