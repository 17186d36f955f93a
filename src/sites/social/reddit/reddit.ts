import { first } from '../../page/own-dom.ts';
import type { Site } from '../../site.ts';
import { OLD_REDDIT, readOldReddit } from './old-reddit.ts';
import { isRedditHost, redditAddress } from './reddit-parts.ts';
import { readShreddit } from './shreddit.ts';

/** Reddit, old and new. */
export const reddit: Site = {
  id: 'reddit',
  facts: {
    sources: [
      'a stored page of www.reddit.com, as the server sends it, without comments',
      'a stored page of old.reddit.com with comments',
      'kepano/defuddle reddit.ts',
    ],
    seen: '2026-03',
    realPage: true,
  },
  matches: ({ url }) => isRedditHost(url),
  readPosts: view => (first(view.document, OLD_REDDIT) ? readOldReddit(view) : readShreddit(view)),
  permalinkOf: url => redditAddress(url.href, url),
};
