import { fold } from './fold.ts';

/** Addresses in text or markup, whole or from the site's root; `data:` addresses are none. */
const ADDRESS = /(?:https?:\/\/|(?<=["'(\s])\/)[^\s"'<>\\()]+/gi;
const BETWEEN = /[/?#&=]/;
/** Numbers of posts as sites write them: long, and with a digit, or capitals amid small letters, that no word has. */
const NUMBER = /^(?=.*(?:\d|[a-z][A-Z]))[\w.:-]{8,}$/;
/** The account's own number on links to it, as Mastodon's `data-hover-card-account`. */
const BESIDE = /="(\d{8,})"/g;
/** `20261120`: a day is no number of a post, and stands elsewhere too. */
const DAY = /^(?:19|20)\d{6}$/;

/** The tag in which `at` stands, where it stands in one. */
function tagAround(markup: string, at: number): string {
  const from = markup.lastIndexOf('<', at);
  const to = markup.indexOf('>', from);
  return from >= 0 && to > at ? markup.slice(from, to) : '';
}

/**
 * What leads to the own account though its name is covered: the numbers of its posts, in addresses under a name of `forms`
 * (`/hanako/status/2123…`), and of the account itself, in the tags of such addresses. Sites open a post by its number whatever name
 * stands before it. None that is in `theirs`, the address of the post the copy is about.
 */
export function ownNumbers(text: string, forms: readonly string[], theirs: string): string[] {
  const known = new Map<string, boolean>();
  const isOwn = (part: string) => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const own = forms.includes(fold(part.replace(/^(?:@|%40)/i, '')).text);
    known.set(part, own);
    return own;
  };
  const found = new Set<string>();
  for (const { 0: address, index } of forms.length === 0 ? [] : text.matchAll(ADDRESS)) {
    const parts = address.split(BETWEEN);
    const own = parts.findIndex(part => part !== '' && isOwn(part));
    if (own < 0) continue;
    const beside = Array.from(tagAround(text, index).matchAll(BESIDE), ([, number = '']) => number);
    for (const part of [...parts.slice(own + 1), ...beside]) {
      if (NUMBER.test(part) && !DAY.test(part) && !theirs.includes(part)) found.add(part);
    }
  }
  return [...found];
}
