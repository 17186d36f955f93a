import { all, attribute, first } from '../page/own-dom.ts';
import { bodyIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import { authorOf, linkAddress, shownName } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { phpbbPostUrl, phpbbZone } from './parts/phpbb-page.ts';
import { picturesIn } from './parts/pictures.ts';
import { quotesIn } from './parts/quotes-in.ts';

/** phpBB 2 (subSilver, by its template) and 3.0 (subsilver2, by descriptions), whose posts are rows of tables. */
const FIND = {
  post: 'tr:has(> td > .name > a[name]), table.tablebg:has(> tbody > tr > td > a[name^="p"])',
  mark: '.name > a[name], td > a[name^="p"]',
  name: ['.postauthor', '.name b'],
  /** "Posted: Fri Jan 01, 2005 1:02 am   Post subject: …" */
  date: ['td + td .postdetails', 'td.gensmall div:last-child', 'td.gensmall'],
  link: 'a[href*="viewtopic.php"][href*="#"]',
  profile: 'a[href*="mode=viewprofile"]',
  body: '.postbody',
  quote: 'td.quote, .quotecontent',
  title: 'a.maintitle, #pageheader h2, a.titles',
} as const;

/** 2 puts the signature into a second `.postbody` that starts with this line. */
const SIGNATURE = /\n?\s*_{10,}\n[\s\S]*$/;

export const phpbbTables = engineSite({
  id: 'phpbb-tables',
  facts: {
    sources: ['phpBB 2 templates/subSilver/viewtopic_body.tpl', 'descriptions of phpBB 3.0 subsilver2'],
    seen: '2008-02',
    realPage: false,
  },
  matches: ({ document }) => has(document, '.postbody') && has(document, '.postdetails, .postauthor'),
  posts: FIND.post,
  zone: phpbbZone,
  title: FIND.title,
  read(element, { view, clock }) {
    const mark = first(element, FIND.mark);
    const id = /^p?(\d{1,12})$/.exec((mark && attribute(mark, 'name')) ?? '')?.[1];
    const body = first(element, FIND.body);
    if (id === undefined || !body) return null;
    const own = all(element, FIND.link)
      .map(link => linkAddress(link, view))
      .find(url => url !== null && phpbbPostUrl(url)?.endsWith(id));
    const made = own && phpbbPostUrl(own);
    const date = firstOf(element, FIND.date);
    const author = authorOf(first(element, FIND.profile), view, {
      scheme: 'phpBB user id',
      in: /[?&]u=(\d+)/,
    });
    return {
      id,
      permalink: made ? known(made, 'link in the post') : NO_PERMALINK,
      author: { ...author, displayName: shownName(firstOf(element, FIND.name)) },
      time: clock.timeOf(date && (visibleText(date, 300) || null)),
      text: bodyIn(element, FIND.body).replace(SIGNATURE, ''),
      images: picturesIn(body, FIND.quote, view),
      quoted: quotesIn(body, { quote: FIND.quote }, view),
    };
  },
  permalinkOf: phpbbPostUrl,
});
