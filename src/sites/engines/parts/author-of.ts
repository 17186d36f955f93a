import type { Author } from '../../../evidence/index.ts';
import { attribute } from '../../page/own-dom.ts';
import { visibleText } from '../../page/visible-text.ts';
import { baseOf, webAddress } from '../../page/web-address.ts';
import type { PageView } from '../../site.ts';
import { withoutSession } from './session.ts';

/** Where `link` leads, without session and tracking; null for anything but http(s). */
export function linkAddress(link: Element | null | undefined, view: PageView): URL | null {
  const url = link ? webAddress(attribute(link, 'href'), baseOf(view)) : null;
  return url && withoutSession(url);
}

/** What an element shows, on one line; null where nothing. */
export function shownName(element: Element | null | undefined): string | null {
  const text = element ? visibleText(element, 1_000).replace(/\s+/g, ' ').trim() : '';
  return text || null;
}

/**
 * The author by the element that shows the name: the profile it links to, and the number in that address, which stays
 * when the name changes. Guests have no link.
 */
export function authorOf(
  name: Element | null | undefined,
  view: PageView,
  id: { scheme: string; in: RegExp },
): Partial<Author> {
  const profile = linkAddress(name, view);
  const value = profile && id.in.exec(profile.pathname + profile.search)?.[1];
  return {
    displayName: shownName(name),
    profileUrl: profile?.href ?? null,
    immutableId: value ? { scheme: id.scheme, value } : null,
  };
}
