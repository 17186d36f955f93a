import { all, attribute, first } from '../page/own-dom.ts';
import { addressIn, attributeIn, bodyIn, imagesIn, textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK, postOf } from '../post-of.ts';
import type { FoundPost, PageView } from '../site.ts';
import { saidIn, timeFrom, timeOf } from '../time/time-of.ts';
import { byOwner, hostedPage, pageOf, subdomainOf } from './hosted-page.ts';

/** What each selector finds in FC2's official template of 2018, and what every FC2 blog leaves in its head. */
const FIND = {
  stylesheet: 'link[rel="stylesheet"][href*="//blog-imgs-"][href*=".fc2.com/"]',
  author: 'meta[name="author"]',
  entry: '.entry[id^="e"]',
  link: '.entry_header a[href]',
  title: '.entry_header',
  /** The day and the clock, one each. */
  date: '.entry_date > li',
  text: '.entry_body',
  comment: '#cm [id^="comment"].sub_content',
  commentText: '.sub_body',
  /** Day and clock, then the name. */
  commentFoot: '.sub_footer > li',
} as const;

const HOSTS = /\.blog(?:\d{1,3})?\.fc2\.com$|\.fc2\.net$/;

function entryOf(url: URL): string | null {
  return /^\/blog-entry-(\d+)\.html$/.exec(url.pathname)?.[1] ?? null;
}

/** By the host, or by where FC2 keeps the blog's stylesheet: `/m/i/h/mihon/css/8e5c9.css`. */
function ownerOf({ document, url }: PageView): string | null {
  if (HOSTS.test(url.hostname)) return subdomainOf(url);
  const href = attributeIn(document, FIND.stylesheet, 'href') ?? '';
  return /\.fc2\.com\/(?:[\w-]\/){3}([\w-]{2,40})\//.exec(href)?.[1] ?? null;
}

function readEntry(element: Element, view: PageView): FoundPost | null {
  const number = /^e(\d+)$/.exec(attribute(element, 'id') ?? '')?.[1];
  const here = entryOf(view.url) === number ? view.url : null;
  const link = addressIn(element, FIND.link, view) ?? here;
  const days = all(element, FIND.date).map(part => visibleText(part, 100).trim());
  if (!number || !link || entryOf(link) !== number || days.length === 0) return null;
  const owner = ownerOf(view);
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'fc2-blog',
      permalink: known(pageOf(link), link === here ? 'address bar' : 'link in the post'),
      id: number,
      author: {
        displayName: attributeIn(view.document, FIND.author, 'content')?.trim() || null,
        handle: owner,
        profileUrl: HOSTS.test(view.url.hostname) ? `${view.url.origin}/` : null,
      },
      time: timeOf(days.slice(0, 2).join(' '), view),
      text: bodyIn(element, FIND.text),
      images: imagesIn(element, `${FIND.text} img[src]`, view),
    }),
  };
}

/** `2018/03/15(08:20)` */
function commentTime(shown: string, view: PageView) {
  const said = saidIn(shown.replace(/\((\d{1,2}:\d{2})\)/, ' $1'), view);
  const claims = said.claims.map(claim => ({ ...claim, raw: shown }));
  return timeFrom({ ...said, claims, shown: shown || null }, view);
}

function readComment(element: Element, view: PageView): FoundPost | null {
  const number = /^comment(\d+)$/.exec(attribute(element, 'id') ?? '')?.[1];
  const [date, name] = all(element, FIND.commentFoot).map(part => visibleText(part, 500).trim());
  if (!number || !date) return null;
  const entry = entryOf(view.url) ? pageOf(view.url) : null;
  return {
    element,
    more: [],
    notes: [],
    post: postOf({
      site: 'fc2-blog',
      permalink: entry ? known(`${entry}#comment${number}`, 'composed') : NO_PERMALINK,
      id: number,
      thread: { url: entry, title: textIn(view.document, FIND.title, 500) || null },
      parentUrl: entry,
      // A link to the poster's page may stand behind the name.
      author: { displayName: name?.replace(/\s*URL$/, '') || null },
      time: commentTime(date, view),
      text: bodyIn(element, FIND.commentText),
    }),
  };
}

/** FC2ブログ: https://<name>.blog.fc2.com/blog-entry-12.html, and at domains of the bloggers. */
export const fc2Blog = hostedPage({
  id: 'fc2-blog',
  facts: {
    sources: ['the official template of the fc2blog software', 'stored front pages of 2018'],
    seen: '2018-03',
    realPage: true,
  },
  matches: ({ url, document }) => HOSTS.test(url.hostname) || first(document, FIND.stylesheet) !== null,
  permalinkOf: url => (entryOf(url) ? pageOf(url) : null),
  *own(view) {
    for (const element of all(view.document, FIND.entry)) yield readEntry(element, view);
    for (const element of all(view.document, FIND.comment)) yield readComment(element, view);
  },
  complete: (found, view) => byOwner(found, ownerOf(view), entryOf(view.url) !== null),
});
