import { all, contains, first } from '../page/own-dom.ts';
import { visibleText } from '../page/visible-text.ts';
import type { FoundOwn, PageView } from '../site.ts';

/** Where Mastodon's own pages show who is logged in (its components navigation_bar, reply_indicator and column_link, to 4.3). */
const FIND = {
  account: '.navigation-bar, .navigation-panel .navigation-bar',
  handle: '.navigation-bar__profile-account, .navigation-bar .display-name__account',
  name: '.navigation-bar .display-name__html',
  notifications:
    'a.column-link[href^="/notifications"], .icon-with-badge__badge, a.tabs-bar__link[href^="/notifications"]',
  messages: 'a.column-link[href="/conversations"]',
} as const;

/** What a page of Mastodon shows of the account that looks at it; null where nobody is logged in. */
export function findOwnOnMastodon({ document, url }: PageView): FoundOwn | null {
  const account = first(document, FIND.account);
  if (!account) return null;
  const text = (selector: string) => {
    const element = first(document, selector);
    return (element && visibleText(element, 200).trim()) || null;
  };
  const places = (['account', 'notifications', 'messages'] as const).flatMap(what =>
    all(document, FIND[what]).map(element => ({ what, element })),
  );
  // Written with its server behind it since 4.3; links on the server itself have it without.
  const handle = text(FIND.handle)?.replace(/^@/, '').split('@')[0] || null;
  const names = /^\w+$/.test(handle ?? '')
    ? all(document, [`/@${handle}`, `${url.origin}/@${handle}`].map(to => `a[href="${to}" i]`).join())
    : [];
  const named = names
    .filter(element => !contains(account, element))
    .map(element => ({ what: 'name' as const, element }));
  return { handle, displayName: text(FIND.name), places: [...places, ...named] };
}
