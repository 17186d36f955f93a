import type { PageView } from '../site.ts';
import { all, attribute, first } from './own-dom.ts';
import { visibleText } from './visible-text.ts';
import { baseOf, webAddress, withoutTracking } from './web-address.ts';

/** What the first element in `root` that matches shows, on one line's length; empty where there is none. */
export function textIn(root: Document | Element, selector: string, limit = 2_000): string {
  const found = first(root, selector);
  return found ? visibleText(found, limit).trim() : '';
}

/** What every match shows, joined by line breaks: a body in several parts. */
export function bodyIn(root: Document | Element, selector: string): string {
  return all(root, selector)
    .map(part => visibleText(part))
    .join('\n');
}

/** An attribute of the first element in `root` that matches. */
export function attributeIn(root: Document | Element, selector: string, name: string): string | null {
  const found = first(root, selector);
  return found && attribute(found, name);
}

/** Where `link` leads: a whole http(s) address without tracking parameters, or null. */
export function addressOf(link: Element | null | undefined, view: PageView): URL | null {
  const url = link ? webAddress(attribute(link, 'href'), baseOf(view)) : null;
  return url && withoutTracking(url);
}

/** Where the first link in `root` that matches leads, or null. */
export function addressIn(root: Document | Element, selector: string, view: PageView): URL | null {
  return addressOf(first(root, selector), view);
}

/** Pictures of a post, at most a hundred, by the address they are loaded from. */
export function imagesIn(root: Element, selector: string, view: PageView): { url: string; alt: string }[] {
  return all(root, selector)
    .slice(0, 100)
    .flatMap(image => {
      const url = webAddress(attribute(image, 'src'), baseOf(view));
      return url ? [{ url: url.href, alt: attribute(image, 'alt') ?? '' }] : [];
    });
}
