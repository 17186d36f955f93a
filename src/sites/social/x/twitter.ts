import { all, attribute, closest, first } from '../../page/own-dom.ts';
import { bodyIn, imagesIn, textIn } from '../../page/parts.ts';
import { visibleText } from '../../page/visible-text.ts';
import { known, postOf } from '../../post-of.ts';
import type { FoundPost, PageView, Site } from '../../site.ts';
import { claimFromStatusId } from '../../time/id-times.ts';
import { timeOf } from '../../time/time-of.ts';
import { ownFirst } from '../own-parts.ts';
import { isXPage, type StatusAddress, statusOf } from './x-address.ts';
import { accountOf } from './x-author.ts';

/** What each selector finds, in stored pages of 2013 to 2020. */
const FIND = {
  post: '.tweet[data-tweet-id]',
  /** `data-time` in seconds; the label is in the zone of whoever made the copy. */
  time: '._timestamp',
  text: '.js-tweet-text',
  photo: '.js-adaptive-photo img[src]',
  quote: '.QuoteTweet-container',
  quoted: '.QuoteTweet-innerContainer[data-item-id]',
  quotedText: '.QuoteTweet-text',
  /** "… Retweeted", "Pinned Tweet". */
  context: '.context .js-retweet-text, .context .js-pinned-text',
} as const;

const addressOf = ({ handle, id }: StatusAddress) => `https://twitter.com/${handle}/status/${id}`;

function readTweet(tweet: Element, view: PageView): FoundPost | null {
  const path = attribute(tweet, 'data-permalink-path');
  const status =
    path && URL.canParse(path, 'https://twitter.com/')
      ? statusOf(new URL(path, 'https://twitter.com/'))
      : null;
  const number = attribute(tweet, 'data-user-id');
  const time = ownFirst(tweet, FIND.time, FIND.post);
  // The page states the id twice; where they differ nothing says whose text this is.
  if (!status || status.id !== attribute(tweet, 'data-tweet-id')) return null;
  const quote = first(tweet, FIND.quoted);
  const quotedPath = attribute(quote ?? tweet, 'href') ?? '';
  const quotedStatus =
    quote && URL.canParse(quotedPath, 'https://twitter.com/')
      ? statusOf(new URL(quotedPath, 'https://twitter.com/'))
      : null;
  const post = postOf({
    site: 'twitter',
    permalink: known(
      addressOf(status),
      time && closest(time, 'a[href]') ? 'link around the time' : 'link in the post',
    ),
    id: status.id,
    author: accountOf(
      attribute(tweet, 'data-name'),
      attribute(tweet, 'data-screen-name'),
      number !== null && /^\d{1,20}$/.test(number) ? number : undefined,
    ),
    time: timeOf(time, view, { claims: [claimFromStatusId(status.id)] }),
    text: all(tweet, FIND.text)
      .filter(part => !closest(part, FIND.quote))
      .map(part => visibleText(part))
      .join('\n'),
    images: imagesIn(tweet, FIND.photo, view),
    anchors: [],
    quoted: quote
      ? [
          {
            url: quotedStatus && addressOf(quotedStatus),
            author: attribute(quote, 'data-screen-name'),
            text: bodyIn(quote, FIND.quotedText),
          },
        ]
      : [],
  });
  const context = textIn(tweet, FIND.context, 200);
  const notes = context === '' ? [] : [`post ${status.id} is shown with the line "${context}"`];
  return { element: tweet, more: [], post, notes };
}

/** Twitter as it was until June 2020, in archived copies. */
export const twitter: Site = {
  id: 'twitter',
  facts: {
    sources: ['stored pages of twitter.com of 2013, 2016 and 2020'],
    seen: '2020-07',
    realPage: true,
  },
  matches: ({ url, document }) => isXPage(url) && first(document, FIND.post) !== null,
  *readPosts(view) {
    for (const tweet of all(view.document, FIND.post)) yield readTweet(tweet, view);
  },
  permalinkOf(url) {
    const status = statusOf(url);
    return status && addressOf(status);
  },
};
