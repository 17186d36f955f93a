import type { Site } from '../site.ts';
import { readCgiPosts } from './read-cgi.ts';
import { postUrl, threadOf } from './read-cgi-address.ts';

/** 5ちゃんねる (5ch.io, formerly 5ch.net) and bbspink.com, on a server or through itest. */
export const fiveChannel: Site = {
  id: '5ch',
  facts: { sources: ['a stored thread of 5ch.io', 'stored dat files'], seen: '2026-08', realPage: true },
  matches: ({ url }) => /(?:^|\.)(?:5ch\.io|5ch\.net|bbspink\.com)$/.test(url.hostname),
  readPosts: view => readCgiPosts('5ch', view),
  permalinkOf(url) {
    const thread = threadOf(url);
    return thread?.number ? postUrl(thread, thread.number) : null;
  },
};
