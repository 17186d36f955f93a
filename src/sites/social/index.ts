import type { Site } from '../site.ts';
import { bluesky } from './bluesky.ts';
import { discord } from './discord.ts';
import { facebook } from './facebook/facebook.ts';
import { instagram } from './instagram/instagram.ts';
import { mastodon } from './mastodon.ts';
import { misskey } from './misskey.ts';
import { reddit } from './reddit/reddit.ts';
import { threads } from './threads.ts';
import { tiktok } from './tiktok/tiktok.ts';
import { twitter } from './x/twitter.ts';
import { x } from './x/x.ts';
import { youtube } from './youtube/youtube.ts';

/** Networks people have accounts on. Those that run on any host come last. */
export const SOCIAL: readonly Site[] = [
  twitter,
  x,
  instagram,
  facebook,
  threads,
  youtube,
  tiktok,
  bluesky,
  reddit,
  discord,
  mastodon,
  misskey,
];
