import { all, first } from '../page/own-dom.ts';
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
export function findOwnOnMastodon({ document }: PageView): FoundOwn | null {
  const account = first(document, FIND.account);
  if (!account) return null;
  const text = (selector: string) => {
    const element = first(document, selector);
    return (element && visibleText(element, 200).trim()) || null;
  };
  const places = (['account', 'notifications', 'messages'] as const).flatMap(what =>
    all(document, FIND[what]).map(element => ({ what, element })),
  );
  return { handle: text(FIND.handle)?.replace(/^@/, '') ?? null, displayName: text(FIND.name), places };
}
