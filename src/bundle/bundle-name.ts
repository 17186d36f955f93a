import { type Instant, inJst } from '../evidence/index.ts';

/** The name of a bundle's one folder, and of its zip without the ending: the time it was made, as the clock in Japan shows it. */
export function bundleName(made: Instant): string {
  const stamp = inJst(made, 'second');
  return `hozen_${stamp.replace(' JST', '').replaceAll(/[/:]/g, '').replace(' ', '-')}`;
}
