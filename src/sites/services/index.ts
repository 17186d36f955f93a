import type { Site } from '../site.ts';

/** Reviews, news comments, questions and answers, and blogs of Japanese services. */
export const SERVICES: readonly Site[] = [];
