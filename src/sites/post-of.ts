import type { Author, Permalink, Post, PostTime } from '../evidence/index.ts';
import { citedNumbers } from './page/cited-numbers.ts';

/** What a reader found of one post; the rest stays what the page does not tell. */
export interface PostParts extends Partial<Omit<Post, 'author'>> {
  site: string;
  permalink: Permalink;
  time: PostTime;
  text: string;
  author?: Partial<Author>;
}

export const NOBODY: Author = { displayName: null, handle: null, immutableId: null, profileUrl: null };

export const NO_PERMALINK: Permalink = { kind: 'unknown', why: 'the page gives none' };

/** An address the page holds, or one made by the site's own form for it. */
export function known(url: URL | string, basis: Extract<Permalink, { kind: 'known' }>['basis']): Permalink {
  return { kind: 'known', url: String(url), basis };
}

/** A whole post from its parts. Numbers it cites (`>>12`) are taken from its text. */
export function postOf({ author, ...parts }: PostParts): Post {
  return {
    id: null,
    number: null,
    thread: null,
    parentUrl: null,
    images: [],
    anchors: citedNumbers(parts.text),
    quoted: [],
    ...parts,
    author: { ...NOBODY, ...author },
  };
}
