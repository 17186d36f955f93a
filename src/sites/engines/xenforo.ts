import { all, attribute, closest } from '../page/own-dom.ts';
import { textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { authorOf, linkAddress, shownName } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotesIn } from './parts/quotes-in.ts';

/** XenForo 2 (stored pages of 2020 to 2026) first, then XenForo 1 (2020). */
const FIND = {
  post: 'article.message[data-content^="post-"], li.message[id^="post-"]',
  /** Not that of the signature or of "Last edited". */
  time: '.message-attribution-main time.u-dt, .message-attribution time.u-dt, .datePermalink .DateTime, .messageMeta .DateTime',
  /** A guest's name has no link. */
  name: ['.message-name .username', '.userText .username', '.message-name, .userText'],
  body: ['.message-body .bbWrapper', '.message-body', '.messageText'],
  quote: 'blockquote.bbCodeBlock--quote, .bbCodeQuote',
  quoteName: '.bbCodeBlock-title, .attribution',
  quoteLink: 'a.bbCodeBlock-sourceJump, a.AttributionLink',
  quoteText: '.bbCodeBlock-expandContent, .quoteContainer .quote',
  edited: '.message-lastEdit, .editDate',
  number: '.message-attribution-opposite li:last-child a, a.hashPermalink',
  title: 'h1.p-title-value, .titleBar h1, h1',
} as const;

const POST = /(?:\/|#)post-(\d{1,12})\/?$/;

/** The post's number in `…/post-12`, `#post-12`, `/posts/12/`. */
function postIn(url: URL): string | null {
  return POST.exec(url.pathname + url.hash)?.[1] ?? /\/posts\/(\d{1,12})\/?$/.exec(url.pathname)?.[1] ?? null;
}

function permalinkOf(url: URL): string | null {
  return postIn(url) === null ? null : url.href;
}

export const xenforo = engineSite({
  id: 'xenforo',
  facts: {
    sources: ['stored threads of three XenForo forums (1.5, 2.1, 2.3)'],
    seen: '2026-02',
    realPage: true,
  },
  matches: ({ document }) => has(document, 'html#XF, html#XenForo, article.message[data-content^="post-"]'),
  posts: FIND.post,
  title: FIND.title,
  dates: { posts: '.datePermalink .DateTime' },
  read(element, { view, clock }) {
    const mark = `${attribute(element, 'data-content') ?? ''} ${attribute(element, 'id') ?? ''}`;
    const id = /(?:^|\s|js-)post-(\d{1,12})(?:\s|$)/.exec(mark)?.[1];
    const body = firstOf(element, FIND.body);
    if (id === undefined || !body) return null;
    const time = all(element, FIND.time).find(found => !closest(found, FIND.edited)) ?? null;
    const around = time && linkAddress(closest(time, 'a[href]'), view);
    const name = firstOf(element, FIND.name);
    const author = authorOf(name, view, { scheme: 'XenForo user id', in: /\.(\d+)\/?$/ });
    const number = /^#?(\d[\d,.]*)$/.exec(textIn(element, FIND.number))?.[1];
    const edited = textIn(element, FIND.edited);
    return {
      id,
      number: number?.replace(/\D/g, '') ?? null,
      permalink: around ? known(around, 'link around the time') : NO_PERMALINK,
      // Styles put badges beside the name; this attribute holds nothing else.
      author: {
        ...author,
        displayName: attribute(element, 'data-author') || author.displayName || shownName(name),
      },
      time: clock.timeOf(time),
      text: visibleText(body),
      images: picturesIn(body, FIND.quote, view),
      quoted: quotesIn(
        body,
        {
          quote: FIND.quote,
          authorOf: quote => attribute(quote, 'data-author'),
          author: [FIND.quoteName],
          link: FIND.quoteLink,
          text: FIND.quoteText,
        },
        view,
      ),
      ...(edited ? { edited } : {}),
    };
  },
  permalinkOf,
});
