import type { FontFace } from './font-face.ts';
import { printableLine } from './printable.ts';

const ASCII = /^[\x21-\x7e]*$/;

/**
 * An address as it can be typed again: anything but ASCII is percent-encoded (the host in Punycode), which leaves it the same
 * address, and nothing in it can look like another.
 */
export function printableUrl(url: string, face: FontFace): string {
  if (ASCII.test(url)) return url;
  const written = URL.canParse(url) ? new URL(url).href : url;
  return ASCII.test(written) ? written : printableLine(url, face);
}
