import {
  daysOf,
  instantVerdict,
  linkRight,
  placeRight,
  timeVerdict,
  userRight,
  type Verdict,
} from './bench-compare.ts';
import type { GoldArticle, GoldClick, GoldPage } from './bench-gold.ts';
import { goldDate, orderOf } from './bench-gold-date.ts';
import { isFindable, matched } from './bench-match.ts';
import type { PageShown, ShownTime } from './read-shape.ts';

/** What was read of one page; or why nothing was. */
export type Answer = PageShown | { url: string; error: string };

/** One thing compared. */
export interface Point {
  /** The row of the table it counts in. */
  row: string;
  right: boolean;
  file: string;
  expected: string;
  got: string;
}

/** A time compared with the gold, for the share that is wrong and yet called certain. */
export interface TimePoint {
  verdict: Verdict;
  certain: boolean;
}

export interface Score {
  points: Point[];
  times: TimePoint[];
}

const timeWords = (time: ShownTime | undefined) => {
  if (!time) return 'no post';
  if (time.kind === 'absolute')
    return `${time.wall} ${time.zone.offset} ${time.precision}${time.certain ? ' certain' : ''} (${time.source}: ${time.raw})`;
  return time.kind === 'relative'
    ? `${time.raw} (${time.earliest} … ${time.latest})`
    : `${time.why}: ${time.raw}`;
};
const isCertain = (time: ShownTime) => time.kind === 'absolute' && time.certain;
const failed = (answer: Answer): answer is { url: string; error: string } => 'error' in answer;
const nameOf = (path: string) => path.split('/').at(-1) ?? path;

/** Posts of a thread: each found, with its date, user and link. */
export function scorePage({ path, url, posts }: GoldPage, answer: Answer): Score {
  const gold = posts.filter(post => isFindable(post.post_text));
  const file = nameOf(path);
  const found = failed(answer) ? [] : answer.posts;
  const order = orderOf(gold.map(post => post.datetime ?? ''));
  const pairs = matched(
    gold.map(post => post.post_text),
    found.map(post => post.text),
  );
  const points: Point[] = [];
  const times: TimePoint[] = [];
  gold.forEach((post, n) => {
    const mine = found[pairs[n] ?? -1];
    const point = (row: string, right: boolean, expected: string, got: string) =>
      points.push({ row, right, file, expected, got });
    point(
      'posts found',
      mine !== undefined,
      post.post_text.slice(0, 80),
      failed(answer) ? answer.error : `${found.length} posts`,
    );
    if (post.datetime !== null) {
      const date = goldDate(post.datetime, order);
      const verdict = mine ? timeVerdict(mine.postedAt, post.datetime, date) : 'none';
      const got = timeWords(mine?.postedAt);
      if (verdict !== 'open') point('date right', /right|coarser/.test(verdict), post.datetime, got);
      if (date?.minute != null) point('  to the minute', verdict === 'right', post.datetime, got);
      times.push({ verdict, certain: mine !== undefined && isCertain(mine.postedAt) });
    }
    if (post.user !== null) {
      const right = mine !== undefined && userRight(mine, post.user, url);
      point('user right', right, post.user, mine ? JSON.stringify(mine.author) : 'no post');
    }
    if (post.post_link !== null) {
      const right = mine !== undefined && linkRight(mine.permalink, post.post_link, url);
      point('link right', right, post.post_link, mine ? String(mine.permalink) : 'no post');
    }
  });
  found.forEach((post, n) => {
    const right = pairs.includes(n);
    points.push({
      row: 'found posts that are posts',
      right,
      file,
      expected: 'no post',
      got: post.text.slice(0, 80),
    });
  });
  return { points, times };
}

/** A click on a text: the post that holds it. */
export function scoreClick(gold: GoldClick, answer: Answer): Score {
  const file = nameOf(gold.path);
  const post = failed(answer) ? null : answer.post;
  const points: Point[] = [];
  const times: TimePoint[] = [];
  const point = (row: string, right: boolean, expected: string, got: string) =>
    points.push({ row, right, file, expected: `${expected} [${gold.click.slice(0, 30)}]`, got });
  const nothing = failed(answer) ? answer.error : 'no post';
  if (gold.permalink !== null) {
    const right = post !== null && placeRight(post, gold.permalink, gold.url);
    point('clicked: permalink right', right, gold.permalink, post ? String(post.permalink) : nothing);
  }
  if (gold.author !== null) {
    const right = post !== null && userRight(post, gold.author, gold.url);
    point('clicked: author right', right, gold.author, post ? JSON.stringify(post.author) : nothing);
  }
  if (gold.authorId !== null) {
    // Boards write `ID:abc123`; the id is what follows.
    const right = post?.author.id === gold.authorId.replace(/^ID:/, '');
    point('clicked: author id right', right, gold.authorId, post ? String(post.author.id) : nothing);
  }
  if (gold.time !== null && gold.precision === 'second') {
    const verdict = post ? instantVerdict(post.postedAt, gold.time) : 'none';
    point('clicked: exact to the second', verdict === 'right', gold.time, timeWords(post?.postedAt));
    times.push({ verdict, certain: post !== null && isCertain(post.postedAt) });
  }
  return { points, times };
}

/** The day a page was published. */
export function scoreArticle({ path, day }: GoldArticle, answer: Answer): Score {
  const file = nameOf(path);
  const time = failed(answer) ? null : answer.article.postedAt;
  const { own, any } = time ? daysOf(time) : { own: null, any: [] };
  const got = failed(answer) ? answer.error : timeWords(answer.article.postedAt);
  const tolerant = any.includes(day);
  return {
    points: [
      { row: 'article day, as written', right: own === day, file, expected: day, got },
      { row: 'article day, in any zone', right: tolerant, file, expected: day, got },
    ],
    times:
      own === null
        ? [{ verdict: 'none', certain: false }]
        : [{ verdict: tolerant ? 'right' : 'wrong', certain: time !== null && isCertain(time) }],
  };
}
