import { all } from '../../page/own-dom.ts';
import type { FoundOwn, PageView } from '../../site.ts';

/**
 * Where YouTube shows who is logged in. The names of public code that hides these parts (browser extensions, 2023 to 2026); no page of a
 * logged-in account was seen. Name and handle stand nowhere until a menu is opened.
 */
const FIND = {
  avatar:
    'ytd-masthead ytd-topbar-menu-button-renderer #avatar-btn, ytd-comment-simplebox-renderer #author-thumbnail, ytd-commentbox #author-thumbnail',
  notifications: 'ytd-masthead ytd-notification-topbar-button-renderer',
  /** The opened menu of the account: name, handle, address. */
  account: 'ytd-active-account-header-renderer',
} as const;

/** What a page of YouTube shows of the account that looks at it; null where nobody is logged in. */
export function findOwnOnYouTube({ document }: PageView): FoundOwn | null {
  const places = (['avatar', 'notifications', 'account'] as const).flatMap(what =>
    all(document, FIND[what]).map(element => ({ what, element })),
  );
  return places.length === 0 ? null : { handle: null, displayName: null, places };
}
