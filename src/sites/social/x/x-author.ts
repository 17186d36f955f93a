import type { Author } from '../../../evidence/index.ts';
import { all, attribute } from '../../page/own-dom.ts';
import { visibleText } from '../../page/visible-text.ts';
import { NOBODY } from '../../post-of.ts';

/** `<number>-follow` and the like; the label names the account. Seen in posts, hover cards and side lists, 2026-08. */
const BUTTONS = '[data-testid$="-follow"], [data-testid$="-unfollow"], [data-testid$="-cancel"]';

const HANDLE = /^\w{1,20}$/;

/** Numbers of the accounts that have a button to follow them anywhere on the page, by handle in lower case. */
export function numbersOfAccounts(document: Document): ReadonlyMap<string, string> {
  const numbers = new Map<string, string | null>();
  for (const button of all(document, BUTTONS)) {
    const number = /^(\d{1,20})-/.exec(attribute(button, 'data-testid') ?? '')?.[1];
    const named = [...(attribute(button, 'aria-label') ?? '').matchAll(/[@＠](\w{1,20})/g)];
    const handle = named.length === 1 ? named[0]?.[1]?.toLowerCase() : undefined;
    if (number === undefined || handle === undefined) continue;
    const before = numbers.get(handle);
    // Two numbers for one account: neither is believed.
    numbers.set(handle, before === undefined || before === number ? number : null);
  }
  return new Map([...numbers].flatMap(([handle, number]) => (number === null ? [] : [[handle, number]])));
}

/** An account of X by what a page shows of it. */
export function accountOf(
  displayName: string | null,
  handle: string | null,
  number: string | undefined,
): Author {
  return {
    ...NOBODY,
    displayName: displayName || null,
    handle,
    immutableId: number ? { scheme: 'X user id', value: number } : null,
    profileUrl: handle && HANDLE.test(handle) ? `https://x.com/${handle}` : null,
  };
}

/** The handle a "User-Name" shows, without its @; null where it shows none. */
export function handleIn(userName: Element | null): string | null {
  if (!userName) return null;
  return /(?:^|\n|\s)@(\w{1,20})(?=\s|$|·)/.exec(visibleText(userName, 2_000))?.[1] ?? null;
}

/** The author by "User-Name"; the test id of the avatar names the handle where that has no link. */
export function authorBy(
  userName: Element | null,
  avatar: Element | undefined,
  numbers: ReadonlyMap<string, string>,
): Author {
  const links = userName ? all(userName, 'a[href^="/"]') : [];
  const nameLink = links.find(link => HANDLE.test(attribute(link, 'href')?.slice(1) ?? ''));
  const handle =
    (nameLink && attribute(nameLink, 'href')?.slice(1)) ??
    handleIn(userName) ??
    (avatar && attribute(avatar, 'data-testid')?.replace('UserAvatar-Container-', '')) ??
    null;
  const named = nameLink ?? userName;
  const displayName = named ? (visibleText(named, 2_000).split('\n')[0] ?? null) : null;
  return accountOf(displayName, handle, handle === null ? undefined : numbers.get(handle.toLowerCase()));
}
