import { all, attribute, contains, first } from '../../page/own-dom.ts';
import { visibleText } from '../../page/visible-text.ts';
import type { FoundOwn, PageView } from '../../site.ts';

/**
 * Where X shows who is logged in. Names of 2020 to 2026, from public code that reads them (browser extensions that hide the own
 * account or ask for its handle); no page of a logged-in account was seen.
 */
const FIND = {
  /** Avatar, name and handle at the foot of the side navigation. */
  account: '[data-testid="SideNav_AccountSwitcher_Button"]',
  /** Its address is the own handle. */
  profile: 'a[data-testid="AppTabBar_Profile_Link"]',
  notifications: 'a[data-testid="AppTabBar_Notifications_Link"]',
  messages: 'a[data-testid="AppTabBar_DirectMessage_Link"]',
  /** Conversations in the corner of the window. */
  drawer: '[data-testid="DMDrawer"], [data-testid="chat-drawer-root"]',
} as const;

const HANDLE = /^\w{1,20}$/;

function handleIn(account: Element | null, profile: Element | null): string | null {
  const linked = (profile && attribute(profile, 'href')?.replace(/^\//, '')) ?? '';
  if (HANDLE.test(linked)) return linked;
  if (!account) return null;
  const avatar = first(account, '[data-testid^="UserAvatar-Container-"]');
  const named = (avatar && attribute(avatar, 'data-testid')?.replace('UserAvatar-Container-', '')) ?? '';
  if (HANDLE.test(named)) return named;
  return /(?:^|\s)@(\w{1,20})(?=\s|$)/.exec(visibleText(account, 1_000))?.[1] ?? null;
}

function nameIn(account: Element | null): string | null {
  const lines = account ? visibleText(account, 1_000).split('\n') : [];
  const name = lines.map(line => line.trim()).find(line => line !== '' && !line.startsWith('@'));
  return name ? name.slice(0, 200) : null;
}

/** The account that looks at a page of X, and every place that shows it; null where nobody is logged in. */
export function findOwnOnX({ document }: PageView): FoundOwn | null {
  const account = first(document, FIND.account);
  const profile = first(document, FIND.profile);
  if (!account && !profile) return null;
  const handle = handleIn(account, profile);
  // Beside the field for an answer, and at every post of one's own.
  const avatars = handle === null ? [] : all(document, `[data-testid="UserAvatar-Container-${handle}"]`);
  // Above every post of one's own, and where others mention the account.
  const names = handle === null ? [] : all(document, `a[href="/${handle}" i]`);
  const places = [
    ...(account ? [{ what: 'account' as const, element: account }] : []),
    ...avatars
      .filter(element => !account || !contains(account, element))
      .map(element => ({ what: 'avatar' as const, element })),
    ...names.filter(element => element !== profile).map(element => ({ what: 'name' as const, element })),
    ...all(document, FIND.notifications).map(element => ({ what: 'notifications' as const, element })),
    ...[FIND.messages, FIND.drawer].flatMap(selector =>
      all(document, selector).map(element => ({ what: 'messages' as const, element })),
    ),
  ];
  return { handle, displayName: nameIn(account), places };
}
