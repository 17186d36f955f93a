import { allText, attribute, closest, first } from '../page/own-dom.ts';
import { addressIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK } from '../post-of.ts';
import type { PageView } from '../site.ts';
import { authorOf } from './parts/author-of.ts';
import { type EnginePage, type EnginePost, engineSite } from './parts/engine.ts';
import { firstOf } from './parts/first-of.ts';
import { has } from './parts/made-by.ts';
import { picturesIn } from './parts/pictures.ts';

/** Seen in a stored page of 2025. Times in `title` are UTC with a Z. */
const FIND = {
  post: '.question[data-questionid], .answer[data-answerid], .comment[data-comment-id]',
  body: '.js-post-body',
  /** The last signature is the author's, one before it an editor's. */
  owner: ['.post-signature.owner', '.post-signature:not(:has(a[href*="/revisions"]))'],
  name: '.user-details a[href*="/users/"], .user-details > span',
  time: '.user-action-time .relativetime',
  link: 'a.js-share-link',
  comment: { body: '.comment-copy', name: '.comment-user', time: '.comment-date [title]' },
  title: '#question-header h1',
} as const;

const USER = { scheme: 'Stack Exchange user id', in: /\/users\/(\d+)/ };

/** `/q/12`, `/a/34`, without the number of who shares it. */
function shortAddress(url: URL): string | null {
  const short = /^\/(q|a)\/(\d+)(?:\/\d+)?$/.exec(url.pathname);
  if (short) return `${url.origin}/${short[1]}/${short[2]}`;
  const whole = /^\/questions\/(\d+)(?:\/[^/]*)?(?:\/(\d+))?\/?$/.exec(url.pathname);
  if (!whole) return null;
  const answer = whole[2] ?? /^#(\d+)$/.exec(url.hash)?.[1];
  return answer ? `${url.origin}/a/${answer}` : url.hash ? null : `${url.origin}/q/${whole[1]}`;
}

function readComment(element: Element, id: string, { view, clock, thread }: EnginePage): EnginePost | null {
  const body = first(element, FIND.comment.body);
  if (!body) return null;
  const post = closest(element, '.question, .answer');
  const parent = post && (attribute(post, 'data-answerid') ?? attribute(post, 'data-questionid'));
  const page = new URL(thread.url ?? view.url.href);
  page.hash = `#comment${id}_${parent ?? ''}`;
  return {
    id,
    permalink: parent ? known(page, 'composed') : NO_PERMALINK,
    parentUrl: post ? addressOfPost(post, view) : null,
    author: authorOf(first(element, FIND.comment.name), view, USER),
    time: clock.timeOf(first(element, FIND.comment.time)),
    text: visibleText(body),
  };
}

function addressOfPost(post: Element, view: PageView): string | null {
  const share = addressIn(post, FIND.link, view);
  return share && shortAddress(share);
}

export const stackExchange = engineSite({
  id: 'stack-exchange',
  facts: { sources: ['a stored question of cooking.stackexchange.com'], seen: '2025-12', realPage: true },
  matches: ({ document }) => has(document, '.question[data-questionid] .js-post-body'),
  posts: FIND.post,
  title: FIND.title,
  read(element, page) {
    const { view, clock } = page;
    const comment = attribute(element, 'data-comment-id');
    if (comment !== null) return /^\d+$/.test(comment) ? readComment(element, comment, page) : null;
    const answer = attribute(element, 'data-answerid');
    const id = answer ?? attribute(element, 'data-questionid');
    const body = first(element, FIND.body);
    if (!id || !body) return null;
    const own = addressOfPost(element, view);
    const owner = firstOf(element, FIND.owner);
    const question = answer === null ? null : attribute(element, 'data-parentid');
    const wiki = allText(element).includes('Community wiki');
    return {
      id,
      permalink: own ? known(own, 'link in the post') : NO_PERMALINK,
      parentUrl: question ? `${view.url.origin}/q/${question}` : null,
      author: owner && !wiki ? authorOf(first(owner, FIND.name), view, USER) : {},
      time: clock.timeOf(owner && first(owner, FIND.time)),
      text: visibleText(body),
      images: picturesIn(body, null, view),
    };
  },
  permalinkOf: shortAddress,
});
