import type { Site } from '../site.ts';
import { bakusai } from './bakusai.ts';
import { fiveChannel } from './five-channel.ts';
import { futaba } from './futaba.ts';
import { girlsChannel } from './girls-channel.ts';
import { hostlove } from './hostlove.ts';
import { eddibb, machiBbs, openTwoChannel, twoChannelSc } from './read-cgi-boards.ts';
import { shitaraba } from './shitaraba.ts';
import { tanuki } from './tanuki.ts';

/** Japanese boards. */
export const BOARDS: readonly Site[] = [
  fiveChannel,
  openTwoChannel,
  twoChannelSc,
  machiBbs,
  eddibb,
  bakusai,
  hostlove,
  girlsChannel,
  shitaraba,
  tanuki,
  futaba,
];
