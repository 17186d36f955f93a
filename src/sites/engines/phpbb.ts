import { all, attribute, comesBefore, contains, first } from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { timesWritten } from '../time/post-time-text.ts';
import { authorOf, linkAddress } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { phpbbPostUrl, phpbbZone } from './parts/phpbb-page.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotesIn } from './parts/quotes-in.ts';
import { textAfter } from './parts/text-after.ts';

/** prosilver and styles made from it, phpBB 3.0 to 3.3. Seen in stored pages of 2013 to 2026. */
const FIND = {
  /** `div#p123`; styles change its class, hardly ever its id, which every link to a post needs. */
  post: '[id^="p"]',
  /** The line with name and date; a style of 2020 calls it `timepost`. */
  line: '.author, .timepost',
  /** `username-coloured` for groups; guests have a `span`. */
  name: ['.username, .username-coloured', 'a[href*="mode=viewprofile"]', 'strong'],
  body: '.content',
  quote: 'blockquote',
  /** "Last edited by …" */
  edited: '.notice',
  link: 'a[href*="p="][href*="#p"]',
  title: 'h2.topic-title, h3.topic-title, #page-body h2, h2',
} as const;

export const phpbb = engineSite({
  id: 'phpbb',
  facts: {
    sources: [
      'stored threads of five phpBB forums (3.0, 3.2, 3.3)',
      'phpbb/phpbb styles/prosilver/template/viewtopic_body.html',
    ],
    seen: '2026-02',
    realPage: true,
  },
  matches: ({ document }) => has(document, '#phpbb, .postprofile, a[href*="//www.phpbb.com"]'),
  posts: FIND.post,
  zone: phpbbZone,
  title: FIND.title,
  dates: { posts: FIND.line },
  read(element, { view, clock }) {
    const number = /^p(\d{1,12})$/.exec(attribute(element, 'id') ?? '')?.[1];
    const body = number === undefined ? null : first(element, FIND.body);
    if (number === undefined || !body) return null;
    const line = first(element, FIND.line);
    const name = (line && firstOf(line, FIND.name)) ?? firstOf(element, FIND.name.slice(0, 2));
    const links = line ? all(line, 'a') : [];
    const time = line && first(line, 'time');
    const own = all(element, FIND.link)
      .map(link => linkAddress(link, view))
      .find(url => url !== null && phpbbPostUrl(url)?.endsWith(`#p${number}`));
    const made = own && phpbbPostUrl(own);
    // Behind the last link of the line stands the date alone; a name may hold another.
    const shown = line ? textAfter(line, lastOf(line, name, links)).replace(/^[»\s]+/, '') : '';
    const edited = first(element, FIND.edited);
    return {
      id: number,
      permalink: made ? known(made, 'link in the post') : NO_PERMALINK,
      author: authorOf(name, view, { scheme: 'phpBB user id', in: /[?&]u=(\d+)/ }),
      time: clock.timeOf(time ?? (shown || null)),
      text: visibleText(body),
      images: picturesIn(body, FIND.quote, view),
      quoted: quotesIn(
        body,
        {
          quote: FIND.quote,
          author: ['cite a[href*="u="]', 'cite'],
          link: 'cite a[href*="#p"]',
        },
        view,
      ),
      ...editedBy(edited, view.now),
    };
  },
  permalinkOf: phpbbPostUrl,
});

/** A notice that holds a date; others speak of attachments. */
function editedBy(notice: Element | null, now: number): { edited?: string } {
  const text = notice ? visibleText(notice, 1_000).trim() : '';
  return timesWritten(text, now).length > 0 ? { edited: text } : {};
}

/** The last of what stands before the date: a guest's name is no link, and may hold a date itself. */
function lastOf(line: Element, name: Element | null, links: readonly Element[]): Element | null {
  const link = links.at(-1) ?? null;
  if (!name || !contains(line, name) || name === line) return link;
  return link && comesBefore(name, link) ? link : name;
}
