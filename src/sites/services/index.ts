import type { Site } from '../site.ts';
import { ameblo } from './ameblo.ts';
import { anond } from './anond.ts';
import { chiebukuro } from './chiebukuro.ts';
import { fc2Blog } from './fc2-blog.ts';
import { gooBlog } from './goo-blog.ts';
import { googleMaps } from './google-maps.ts';
import { hatenaBlog } from './hatena-blog.ts';
import { hatenaBookmark } from './hatena-bookmark.ts';
import { jugem } from './jugem.ts';
import { livedoorBlog } from './livedoor-blog.ts';
import { note } from './note.ts';
import { oshieteGoo } from './oshiete-goo.ts';
import { yahooNews } from './yahoo-news.ts';

/** Reviews, news comments, questions and answers, and blogs of Japanese services. */
export const SERVICES: readonly Site[] = [
  googleMaps,
  yahooNews,
  chiebukuro,
  note,
  hatenaBlog,
  anond,
  hatenaBookmark,
  ameblo,
  fc2Blog,
  livedoorBlog,
  gooBlog,
  jugem,
  oshieteGoo,
];
