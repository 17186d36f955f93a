import type { Site } from '../site.ts';
import { x } from './x.ts';

/** Networks people have accounts on. */
export const SOCIAL: readonly Site[] = [x];
