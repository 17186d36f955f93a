import { commentsIn } from '../page/markup-comments.ts';
import { all, comesBefore, first } from '../page/own-dom.ts';
import { addressIn, imagesIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromText } from '../time/machine-time.ts';
import { timeOf } from '../time/time-of.ts';

/** What each selector finds, in a real page of 2020. */
const FIND = {
  head: '.entry-top',
  link: 'h3 a[href]',
  time: '.entry-top-info-time',
  text: '.entry-body',
} as const;

function userOf(url: URL): string | null {
  return url.hostname === 'blog.goo.ne.jp'
    ? (/^\/([\w-]{2,40})\/e\/[0-9a-f]{32}$/.exec(url.pathname)?.[1] ?? null)
    : null;
}

/**
 * The entry's trackback data, RDF in a comment of the markup: `rdf:about="<address>" … dc:date="…+09:00"`. The screen
 * shows the day only.
 */
function claimOfRdf(url: URL, comments: readonly string[], view: PageView) {
  const about = comments.find(text => text.includes(`rdf:about="${url.href}"`));
  const date = about && /dc:date="([^"]{10,40})"/.exec(about)?.[1];
  return date ? claimFromText('page data', date, view) : null;
}

interface Page {
  bodies: readonly Element[];
  comments: readonly string[];
}

function readEntry(head: Element, { bodies, comments }: Page, view: PageView): FoundPost | null {
  const link = addressIn(head, FIND.link, view);
  const user = link && userOf(link);
  if (!link || !user) return null;
  const body = bodies.find(element => comesBefore(head, element));
  return {
    element: head,
    more: body ? [body] : [],
    notes: [],
    post: postOf({
      site: 'goo-blog',
      permalink: known(link, 'link in the post'),
      id: link.pathname.split('/').at(-1) ?? null,
      author: { displayName: user, handle: user, profileUrl: `https://blog.goo.ne.jp/${user}` },
      time: timeOf(first(head, FIND.time), view, { claims: [claimOfRdf(link, comments, view)] }),
      text: body ? visibleText(body) : '',
      images: body ? imagesIn(body, 'img[src]', view) : [],
    }),
  };
}

/** gooブログ. The service has ended; archives of it remain. Comments are not read. */
export const gooBlog: Site = {
  id: 'goo-blog',
  facts: { sources: ['a stored page of 2020'], seen: '2020-07', realPage: true },
  matches: ({ url }) => url.hostname === 'blog.goo.ne.jp',
  *readPosts(view) {
    const page = { bodies: all(view.document, FIND.text), comments: commentsIn(view.document) };
    for (const head of all(view.document, FIND.head)) yield readEntry(head, page, view);
  },
  permalinkOf: url => (userOf(url) ? `https://blog.goo.ne.jp${url.pathname}` : null),
};
