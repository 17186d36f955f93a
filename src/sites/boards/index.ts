import type { Site } from '../site.ts';
import { fiveChannel } from './five-channel.ts';

/** Japanese boards. */
export const BOARDS: readonly Site[] = [fiveChannel];
