import type { Site } from '../site.ts';
import { readCgiPosts } from './read-cgi.ts';
import { postUrl, threadOf } from './read-cgi-address.ts';

/** A board that shows threads as read.cgi does and is run by somebody else than 5ch. */
function board(id: string, hosts: RegExp, note: string | null = null): Site {
  return {
    id,
    facts: {
      sources: ['public readers of these boards (dt and dd, the text of the date as on 5ch)'],
      seen: '2026-07',
      realPage: false,
    },
    matches: ({ url }) => hosts.test(url.hostname),
    *readPosts(view) {
      for (const found of readCgiPosts(id, view))
        yield found && note ? { ...found, notes: [...found.notes, note] } : found;
    },
    permalinkOf(url) {
      const thread = threadOf(url);
      return thread?.number ? postUrl(thread, thread.number) : null;
    },
  };
}

export const openTwoChannel = board('open2ch', /(?:^|\.)open2ch\.net$/);

/** Copies the posts of 5ch and takes posts of its own: the same number may be another post there. */
export const twoChannelSc = board(
  '2ch.sc',
  /(?:^|\.)2ch\.sc$/,
  '2ch.sc copies posts of 5ch and is run by somebody else: the original, if there is one, is at 5ch',
);

export const machiBbs = board('machibbs', /(?:^|\.)machi\.to$/);

export const eddibb = board('eddibb', /(?:^|\.)eddibb\.cc$/);
