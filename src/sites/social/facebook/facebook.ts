import type { Author } from '../../../evidence/index.ts';
import { all, allText, attribute, closest, comesBefore, contains } from '../../page/own-dom.ts';
import { addressOf } from '../../page/parts.ts';
import { visibleText } from '../../page/visible-text.ts';
import { known, NO_PERMALINK, NOBODY, postOf } from '../../post-of.ts';
import type { FoundPost, PageView, Site } from '../../site.ts';
import { allBut, ownImages } from '../own-parts.ts';
import { textsIn } from '../rows.ts';
import {
  facebookAddress,
  isComment,
  isFacebookHost,
  isGroup,
  profileAt,
  withoutComment,
} from './facebook-address.ts';
import { timeOfLink } from './facebook-time.ts';

/** What each selector finds, in code of 2026-08 that walks the site. Labels are in the viewer's language and not read. */
const FIND = {
  /** A post or a comment; comments lie inside the post or beside it. */
  article: '[role="article"], [aria-posinset]',
  /** Words of a post. */
  story:
    '[data-ad-comet-preview="message"], [data-ad-preview="message"], [data-ad-rendering-role="story_message"]',
  text: 'div[dir="auto"]',
  photo: 'a[href*="/photo"] img[src*="fbcdn"]',
} as const;

/** Who the first name in a post or a comment is; nobody where that is no profile. Names in its words come later. */
function authorIn(links: readonly Element[], view: PageView): Author {
  for (const link of links) {
    const displayName = visibleText(link, 1_000).replace(/\s+/g, ' ').trim();
    // Posts in a group name the group before the person.
    if (displayName === '' || isGroup(addressOf(link, view))) continue;
    const profile = profileAt(addressOf(link, view));
    if (!profile) return NOBODY;
    const { handle, id, url } = profile;
    return {
      displayName,
      handle,
      immutableId: id ? { scheme: 'Facebook user id', value: id } : null,
      profileUrl: url,
    };
  }
  return NOBODY;
}

/** The link with the address: of a comment any that names one, of a post the first above its words. */
function addressIn(links: readonly Element[], story: Element | undefined, view: PageView) {
  const addressed = links.flatMap(link => {
    const url = facebookAddress(addressOf(link, view));
    return url ? [{ link, url }] : [];
  });
  const comment = addressed.find(({ link, url }) => isComment(url) && allText(link).trim() !== '');
  if (comment) return comment;
  const [first] = addressed.filter(({ link }) => !closest(link, FIND.story));
  return first && (!story || comesBefore(first.link, story)) ? first : null;
}

function readArticle(article: Element, view: PageView): FoundPost | null {
  const inner = all(article, FIND.article);
  const links = allBut(article, 'a[href]', inner);
  const [story] = allBut(article, FIND.story, inner);
  const found = addressIn(links, story, view);
  const author = authorIn(links, view);
  if (!found && author === NOBODY) return null;
  const url = found?.url ?? null;
  const ofComment = url !== null && isComment(url);
  const post = postOf({
    site: 'facebook',
    permalink: url ? known(url, 'link around the time') : NO_PERMALINK,
    id: url && (url.searchParams.get('reply_comment_id') ?? url.searchParams.get('comment_id')),
    thread: ofComment ? { url: withoutComment(url), title: null } : null,
    // A reply's address names the comment it is under, which may not be the one it answers.
    parentUrl: ofComment && !url.searchParams.has('reply_comment_id') ? withoutComment(url) : null,
    author,
    time: timeOfLink(found?.link ?? null, view),
    text: ofComment ? textsIn(article, FIND.text, null, inner).join('\n') : story ? visibleText(story) : '',
    images: ownImages(article, FIND.photo, inner, view),
    anchors: [],
  });
  return { element: article, more: [], post, notes: [] };
}

/** Facebook: posts with their comments. Times are ages but in older pages, and posts often show none that can be read. */
export const facebook: Site = {
  id: 'facebook',
  facts: {
    sources: ['webrecorder/browsertrix-behaviors facebook.ts'],
    seen: '2026-08',
    realPage: false,
  },
  matches: ({ url }) => isFacebookHost(url),
  *readPosts(view) {
    const articles = all(view.document, FIND.article);
    for (const article of articles) {
      // A list puts its mark around the article it holds: one of the two is the post.
      const holdsOne =
        attribute(article, 'role') !== 'article' &&
        articles.some(other => other !== article && contains(article, other));
      yield holdsOne ? null : readArticle(article, view);
    }
  },
  permalinkOf: url => facebookAddress(url)?.href ?? null,
};
