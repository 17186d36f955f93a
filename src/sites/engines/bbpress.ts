import { all, attribute, closest, first, parentOf } from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { linkAddress, shownName } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotesIn } from './parts/quotes-in.ts';

/** bbPress 2 on WordPress. Seen in stored pages of 2020, of a changed style; the usual one by its templates. */
const FIND = {
  post: ':has(> .bbp-reply-content), :has(> .bbp-topic-content)',
  body: '.bbp-reply-content, .bbp-topic-content',
  /** The line with date and link stands before the post, with its number. */
  date: '.bbp-reply-post-date, .bbp-topic-post-date, .bbp-reply-date',
  link: 'a.bbp-reply-permalink, a.bbp-topic-permalink',
  name: ['.bbp-author-name', 'a.bbp-author-link'],
  quote: 'blockquote',
  title: 'h1.entry-title, h1',
} as const;

const permalinkOf = (url: URL) => (/#post-\d+$/.test(url.hash) ? url.href : null);

/** `post-12` among the classes WordPress gives a reply. */
function numberOf(element: Element): string | null {
  return /(?:^|\s)post-(\d{1,12})(?:\s|$)/.exec(attribute(element, 'class') ?? '')?.[1] ?? null;
}

export const bbpress = engineSite({
  id: 'bbpress',
  facts: {
    sources: ['stored threads of a bbPress 2 forum', 'bbpress/bbPress templates/default'],
    seen: '2020-06',
    realPage: true,
  },
  matches: ({ document }) => has(document, '.bbp-reply-content, .bbp-topic-content, #bbpress-forums'),
  posts: FIND.post,
  title: FIND.title,
  read(element, { view, clock }) {
    const body = first(element, FIND.body);
    const id = numberOf(element);
    if (!body || id === null || parentOf(body) !== element) return null;
    const head = first(view.document, `[id="post-${id}"]`);
    const parts = head && head !== element ? [element, head] : [element];
    const find = (selector: string) => parts.flatMap(part => all(part, selector))[0] ?? null;
    const link = linkAddress(find(FIND.link), view);
    const name = firstOf(element, FIND.name);
    const date = find(FIND.date);
    return {
      id,
      more: head && head !== element ? [head] : [],
      permalink: link ? known(link, 'link in the post') : NO_PERMALINK,
      author: {
        displayName: shownName(name),
        profileUrl: linkAddress(name && closest(name, 'a[href]'), view)?.href ?? null,
      },
      time: clock.timeOf(date),
      text: visibleText(body),
      images: picturesIn(body, FIND.quote, view),
      quoted: quotesIn(body, { quote: FIND.quote }, view),
    };
  },
  permalinkOf,
});
