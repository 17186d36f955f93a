import { all, attribute, byId, first, isA, nextElementOf } from '../page/own-dom.ts';
import { bodyIn, textIn } from '../page/parts.ts';
import { known } from '../post-of.ts';
import { claimFromCount } from '../time/machine-time.ts';
import { linkAddress, shownName } from './parts/author-of.ts';
import { engineSite } from './parts/engine.ts';

/** As in kepano/defuddle hackernews.ts (2025). A title is followed by a row that says who and when. */
const FIND = {
  post: 'tr.athing[id]',
  name: '.hnuser',
  time: '.age',
  text: '.commtext',
  link: '.titleline',
  storyText: '.toptext',
} as const;

function permalinkOf(url: URL): string | null {
  const id = url.pathname === '/item' ? url.searchParams.get('id') : null;
  return id && /^\d+$/.test(id) ? `${url.origin}/item?id=${/^#(\d+)$/.exec(url.hash)?.[1] ?? id}` : null;
}

export const hackerNews = engineSite({
  id: 'hacker-news',
  facts: { sources: ['kepano/defuddle hackernews.ts'], seen: '2025-12', realPage: false },
  matches: ({ url }) => url.hostname === 'news.ycombinator.com',
  posts: FIND.post,
  title: '.titleline > a',
  read(element, { view, clock }) {
    const id = attribute(element, 'id') ?? '';
    const below = nextElementOf(element);
    const isComment = isA(element, '.comtr');
    const said = isComment ? element : below;
    if (!/^\d{1,12}$/.test(id) || !said) return null;
    const text = isComment
      ? bodyIn(element, FIND.text)
      : [
          textIn(element, FIND.link),
          first(view.document, '.fatitem') ? bodyIn(view.document, FIND.storyText) : '',
        ]
          .filter(part => part !== '')
          .join('\n\n');
    const name = first(said, FIND.name);
    const age = first(said, FIND.time);
    // `2024-08-12T15:00:23 1723474823`: the same moment twice, the second one without a zone to guess.
    const count = /\s(\d{10})$/.exec((age && attribute(age, 'title')) ?? '')?.[1];
    const parent = isComment ? /^#(\d+)$/.exec(parentMark(element))?.[1] : undefined;
    return {
      id,
      permalink: known(`${view.url.origin}/item?id=${id}`, 'composed'),
      parentUrl: parent && byId(view.document, parent) ? `${view.url.origin}/item?id=${parent}` : null,
      author: {
        displayName: shownName(name),
        handle: shownName(name),
        profileUrl: linkAddress(name, view)?.href ?? null,
      },
      time: clock.timeOf(age ? textIn(said, FIND.time) || null : null, {
        claims: [count ? claimFromCount(count) : null],
      }),
      text,
    };
  },
  permalinkOf,
});

/** "parent" is the link of navigation that says so; "prev" and "next" look alike. */
function parentMark(element: Element): string {
  return all(element, '.navs a, .comhead a')
    .map(link => (shownName(link) === 'parent' ? (attribute(link, 'href') ?? '') : ''))
    .join('');
}
