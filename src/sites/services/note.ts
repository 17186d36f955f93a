import { all, allText, first } from '../page/own-dom.ts';
import { addressOf, bodyIn, imagesIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { timeOf } from '../time/time-of.ts';

/** What each selector finds, in a real article of 2024-07. */
const FIND = {
  time: '.o-noteContentHeader__date time[datetime]',
  creator: '.o-noteContentHeader__creatorInfo a[href], .o-noteContentHeader__name a[href]',
  text: '.note-common-styles__textnote-body',
} as const;

interface Address {
  user: string;
  key: string;
}

/** https://note.com/<name>/n/n<12 hex> */
function articleOf(url: URL): Address | null {
  if (url.hostname !== 'note.com') return null;
  const match = /^\/(\w{2,40})\/n\/(n[0-9a-f]{8,20})(?:\/|$)/.exec(url.pathname);
  return match ? { user: match[1] ?? '', key: match[2] ?? '' } : null;
}

const noteUrl = ({ user, key }: Address) => `https://note.com/${user}/n/${key}`;

function readArticle(element: Element, address: Address, view: PageView): FoundPost {
  const { user, key } = address;
  // The picture links there too, without words.
  const creator = all(element, FIND.creator).find(
    link => allText(link).trim() !== '' && addressOf(link, view)?.pathname === `/${user}`,
  );
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'note',
      permalink: known(noteUrl(address), 'address bar'),
      id: key,
      author: {
        displayName: creator ? visibleText(creator, 500).trim() || null : null,
        handle: user,
        profileUrl: `https://note.com/${user}`,
      },
      time: timeOf(first(element, FIND.time), view),
      text: bodyIn(element, FIND.text),
      images: imagesIn(element, `${FIND.text} img[src]`, view),
    }),
  };
}

/** note.com: an article at its own address. Its comments are not read. */
export const note: Site = {
  id: 'note',
  facts: { sources: ['a real element of an article quoted in public code'], seen: '2024-07', realPage: true },
  matches: ({ url }) => url.hostname === 'note.com',
  *readPosts(view) {
    const address = articleOf(view.url);
    // Other articles on the page are recommendations without a text.
    const article = all(view.document, 'article').find(element => first(element, FIND.time) !== null);
    if (address && article) yield readArticle(article, address, view);
  },
  permalinkOf(url) {
    const address = articleOf(url);
    return address && noteUrl(address);
  },
};
