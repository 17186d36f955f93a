import type { Post } from '../../../evidence/index.ts';
import { all, attribute, closest } from '../../page/own-dom.ts';
import { baseOf, webAddress } from '../../page/web-address.ts';
import type { PageView } from '../../site.ts';

const SMALL_MARKS = /smil|emoji|avatar|icon|emoticon|inlineimg/i;

/** The pictures a post shows: not its smileys, nor those in what it quotes. */
export function picturesIn(body: Element, quote: string | null, view: PageView): Post['images'] {
  const base = baseOf(view);
  return all(body, 'img')
    .filter(image => !SMALL_MARKS.test(attribute(image, 'class') ?? '') && !(quote && closest(image, quote)))
    .flatMap(image => {
      const lazy = attribute(image, 'data-src') ?? attribute(image, 'data-url');
      const url = webAddress(lazy || attribute(image, 'src'), base);
      return url ? [{ url: url.href, alt: attribute(image, 'alt') ?? '' }] : [];
    })
    .slice(0, 100);
}
