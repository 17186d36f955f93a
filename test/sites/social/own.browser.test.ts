import { describe, expect, test } from 'vitest';
import { findOwn } from '../../../src/sites/index.ts';
import loggedIn from '../../fixtures/x/own.html?raw';
import loggedOut from '../../fixtures/x/status.html?raw';
import { onPage } from '../on-page.ts';

/** What is found of the account that looks at `html`, and how many places of each kind. Fails if looking changed the page. */
async function ownOn(html: string, url: string) {
  const view = await onPage(html, url);
  const before = view.document.documentElement.outerHTML;
  const own = findOwn(view);
  expect(view.document.documentElement.outerHTML).toBe(before);
  view.frame.remove();
  if (!own) return null;
  const counts: Record<string, number> = {};
  for (const { what } of own.places) counts[what] = (counts[what] ?? 0) + 1;
  return { handle: own.handle, displayName: own.displayName, counts };
}

const X = 'https://x.com/tokumei_taro_ex/status/2123729947846508553';

describe('the account that looks at the page', () => {
  test('X: name, handle, avatars, mentions and what waits for it', async () => {
    expect(await ownOn(loggedIn, X)).toEqual({
      handle: 'hozen_hanako_ex',
      displayName: '保全 花子',
      // Beside the field for an answer and at the own post; the mention, and name and handle above that post.
      counts: { account: 1, avatar: 2, name: 3, notifications: 1, messages: 1 },
    });
  });

  test('X: nobody, where nobody is logged in', async () => {
    expect(await ownOn(loggedOut, X)).toBeNull();
  });

  test('X: a link that is no handle is none', async () => {
    const page =
      '<a data-testid="AppTabBar_Profile_Link" href="/a&quot;],*"></a><article data-testid="tweet"></article>';
    expect(await ownOn(page, X)).toMatchObject({ handle: null, displayName: null });
  });

  test('YouTube: avatars and the bell', async () => {
    const page =
      '<ytd-masthead><ytd-notification-topbar-button-renderer>9+</ytd-notification-topbar-button-renderer><ytd-topbar-menu-button-renderer><button id="avatar-btn"></button></ytd-topbar-menu-button-renderer></ytd-masthead><ytd-comment-simplebox-renderer><div id="author-thumbnail"></div></ytd-comment-simplebox-renderer>';
    expect(await ownOn(page, 'https://www.youtube.com/watch?v=aaaaaaaaaaa')).toEqual({
      handle: null,
      displayName: null,
      counts: { avatar: 2, notifications: 1 },
    });
  });

  test('Mastodon: the bar with name and handle', async () => {
    const page =
      '<div id="mastodon"><div class="navigation-bar"><span class="display-name"><bdi><strong class="display-name__html">保全 花子</strong></bdi><span class="display-name__account">@hanako</span></span></div><a class="column-link" href="/notifications">通知</a><div class="status" data-id="1"></div></div>';
    expect(await ownOn(page, 'https://mastodon.example/@a/1')).toEqual({
      handle: 'hanako',
      displayName: '保全 花子',
      counts: { account: 1, notifications: 1 },
    });
  });

  test('Mastodon: what leads to the own profile, beside own posts and in mentions', async () => {
    const page =
      '<div id="mastodon"><div class="navigation-bar"><a href="/@hanako"><span class="display-name"><bdi><strong class="display-name__html">保全 花子</strong></bdi><span class="display-name__account">@hanako@mastodon.example</span></span></a></div><div class="status" data-id="109304791051979061"><a class="status__display-name" href="/@Hanako">保全 花子</a><a href="https://mastodon.example/@hanako" class="u-url mention">@hanako</a><a href="https://elsewhere.example/@hanako" class="u-url mention">@hanako</a><a href="/@hanako_2">@hanako_2</a></div></div>';
    expect(await ownOn(page, 'https://mastodon.example/@a/1')).toEqual({
      handle: 'hanako',
      displayName: '保全 花子',
      counts: { account: 1, name: 2 },
    });
  });

  test('a site whose reader does not know says nothing', async () => {
    expect(await ownOn('<p>a</p>', 'https://example.com/')).toBeNull();
  });
});
