import { all, first } from '../page/own-dom.ts';
import { addressIn, bodyIn, imagesIn } from '../page/parts.ts';
import { known, postOf } from '../post-of.ts';
import type { FoundPost, PageView } from '../site.ts';
import { timeOf } from '../time/time-of.ts';
import { hostedPage } from './hosted-page.ts';
import { trackbackClaim } from './trackback-data.ts';

/** What each selector finds, in a real page of 2020. */
const FIND = {
  entry: '.entry',
  link: '.entry-top h3 a[href]',
  time: '.entry-top-info-time',
  text: '.entry-body',
} as const;

function userOf(url: URL): string | null {
  return url.hostname === 'blog.goo.ne.jp'
    ? (/^\/([\w-]{2,40})\/e\/[0-9a-f]{32}$/.exec(url.pathname)?.[1] ?? null)
    : null;
}

function readEntry(element: Element, view: PageView): FoundPost | null {
  const link = addressIn(element, FIND.link, view);
  const user = link && userOf(link);
  if (!link || !user) return null;
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'goo-blog',
      permalink: known(`https://blog.goo.ne.jp${link.pathname}`, 'link in the post'),
      id: link.pathname.split('/').at(-1) ?? null,
      author: { displayName: user, handle: user, profileUrl: `https://blog.goo.ne.jp/${user}` },
      time: timeOf(first(element, FIND.time), view, { claims: [trackbackClaim(link, view)] }),
      text: bodyIn(element, FIND.text),
      images: imagesIn(element, `${FIND.text} img[src]`, view),
    }),
  };
}

/**
 * gooブログ. The service has ended; archives of it remain. Only the day is shown, the second stands in the trackback
 * data. Comments are read by the generic rules.
 */
export const gooBlog = hostedPage({
  id: 'goo-blog',
  facts: { sources: ['a stored page of 2020'], seen: '2020-07', realPage: true },
  matches: ({ url }) => url.hostname === 'blog.goo.ne.jp',
  permalinkOf: url => (userOf(url) ? `https://blog.goo.ne.jp${url.pathname}` : null),
  *own(view) {
    for (const element of all(view.document, FIND.entry)) yield readEntry(element, view);
  },
});
