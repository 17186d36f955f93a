import type { Post, PostTime, Precision } from '../../src/evidence/index.ts';

/** How much of `YYYY-MM-DDTHH:mm:ss.sss` is known. */
const KNOWN: Record<Precision, number> = {
  day: 10,
  minute: 16,
  second: 19,
  centisecond: 22,
  millisecond: 23,
};

function wallOf(instant: string, offset: string, precision: Precision): string {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const east = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  return new Date(Date.parse(instant) + east).toISOString().slice(0, KNOWN[precision]);
}

/** A time as printed: the union of the record, and for an absolute one the clock on the wall in its zone. */
export type ShownTime = PostTime & { wall?: string };

/** A post as printed. */
export interface ShownPost {
  permalink: string | null;
  /** The post's number and its thread, by which it is found where it has no address of its own. */
  number: string | null;
  threadUrl: string | null;
  postedAt: ShownTime;
  author: { name: string | null; handle: string | null; id: string | null; url: string | null };
  text: string;
}

/** What is printed of one page. */
export interface PageShown {
  /** As it was given; the browser may write it otherwise. */
  url: string;
  site: string;
  /** The one under the click, or the one the address names. */
  post: ShownPost | null;
  posts: ShownPost[];
  article: { postedAt: ShownTime };
  notes: string[];
}

export function shownTime(time: PostTime): ShownTime {
  if (time.kind !== 'absolute') return time;
  return { ...time, wall: wallOf(time.instant, time.zone.offset, time.precision) };
}

export function shownPost({ permalink, number, thread, author, time, text }: Post): ShownPost {
  return {
    permalink: permalink.kind === 'known' ? permalink.url : null,
    number,
    threadUrl: thread?.url ?? null,
    postedAt: shownTime(time),
    author: {
      name: author.displayName,
      handle: author.handle,
      id: author.immutableId?.value ?? null,
      url: author.profileUrl,
    },
    text,
  };
}
