import type { Site } from '../site.ts';
import { bbpress } from './bbpress.ts';
import { blogger } from './blogger.ts';
import { discourse } from './discourse.ts';
import { disqus } from './disqus.ts';
import { fluxbb } from './fluxbb.ts';
import { hackerNews } from './hacker-news.ts';
import { ips } from './ips.ts';
import { lemmy } from './lemmy.ts';
import { lobsters } from './lobsters.ts';
import { medium } from './medium.ts';
import { mybb } from './mybb.ts';
import { nodebb } from './nodebb.ts';
import { phorum } from './phorum.ts';
import { phpbb } from './phpbb.ts';
import { phpbbTables } from './phpbb-tables.ts';
import { smf } from './smf.ts';
import { stackExchange } from './stack-exchange.ts';
import { substack } from './substack.ts';
import { vanilla } from './vanilla.ts';
import { vbulletin } from './vbulletin.ts';
import { woltlab } from './woltlab.ts';
import { wordpress } from './wordpress.ts';
import { xenforo } from './xenforo.ts';

/** Software that runs on many hosts, known by what it leaves in the document. Asked after every host of its own. */
export const ENGINES: readonly Site[] = [
  discourse,
  xenforo,
  vbulletin,
  ips,
  nodebb,
  vanilla,
  woltlab,
  stackExchange,
  lobsters,
  lemmy,
  hackerNews,
  smf,
  mybb,
  fluxbb,
  phorum,
  phpbb,
  phpbbTables,
  disqus,
  medium,
  substack,
  // On WordPress, and before it.
  bbpress,
  blogger,
  wordpress,
];
