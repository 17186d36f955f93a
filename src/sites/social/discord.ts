import type { Author, Post } from '../../evidence/index.ts';
import { all, allText, attribute, byId, closest, documentTitle, first } from '../page/own-dom.ts';
import { imagesIn, textIn } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, NO_PERMALINK, NOBODY, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromDiscordId } from '../time/id-times.ts';
import { timeOf } from '../time/time-of.ts';

/** What each selector finds, in code of 2025 and 2026 that reads the site. Ids hold the ids of channel and message. */
const FIND = {
  message: 'li[id^="chat-messages-"]',
  username: '[id^="message-username-"]',
  /** What a reply shows of the message it answers, with that message's id. */
  answered: '[id^="message-reply-context-"]',
  answeredName: '[class*="username"]',
  content: '[id^="message-content-"]',
  time: 'time[id^="message-timestamp-"], [id^="message-timestamp-"] time',
  /** The message as screen readers know it: its author first, also where no name is shown. */
  labelled: '[aria-labelledby*="message-username-"]',
  photo: 'img[src*="/attachments/"]',
} as const;

const HOSTS = /^(?:ptb\.|canary\.)?discord(?:app)?\.com$/;
const PATH = /^\/channels\/(\d{15,20}|@me)\/(\d{15,20})(?:\/(?:threads\/)?(\d{15,20}))?\/?$/;

const address = (guild: string, channel: string, message: string) =>
  `https://discord.com/channels/${guild}/${channel}/${message}`;

interface Ids {
  channel: string;
  message: string;
}

function idsOf(item: Element): Ids | null {
  const match = /^chat-messages-(\d{15,20})-(\d{15,20})$/.exec(attribute(item, 'id') ?? '');
  return match ? { channel: match[1] ?? '', message: match[2] ?? '' } : null;
}

const isAnswered = (element: Element) => closest(element, FIND.answered) !== null;

/** The name a message shows for itself, not of the one it answers. */
function usernameIn(item: Element): Element | null {
  return all(item, FIND.username).find(name => !isAnswered(name)) ?? null;
}

/** The name above the first of several messages in a row, which the others do not repeat. */
function usernameOf(item: Element, before: Element | null, view: PageView): Element | null {
  const own = usernameIn(item);
  if (own) return own;
  const labelled = first(item, FIND.labelled);
  const id = /(?:^|\s)(message-username-\d+)/.exec(
    (labelled && attribute(labelled, 'aria-labelledby')) ?? '',
  )?.[1];
  const isOwn =
    id !== undefined && (attribute(item, 'id') ?? '').endsWith(id.replace('message-username', ''));
  return id && !isOwn ? byId(view.document, id) : before;
}

function authorBy(name: Element | null): Partial<Author> {
  if (!name) return NOBODY;
  const item = closest(name, FIND.message);
  const sources = item
    ? all(item, 'img[src*="/avatars/"]').filter(image => !isAnswered(image) && !closest(image, FIND.content))
    : [];
  const ids = sources.map(image =>
    /\/(?:users\/)?(\d{15,20})\/avatars\/|\/avatars\/(\d{15,20})\//.exec(attribute(image, 'src') ?? ''),
  );
  const id = ids[0]?.[1] ?? ids[0]?.[2];
  return {
    displayName: (attribute(name, 'data-text') ?? visibleText(name, 1_000)).trim().replace(/^@/, '') || null,
    immutableId: id ? { scheme: 'Discord user id', value: id } : null,
    profileUrl: id ? `https://discord.com/users/${id}` : null,
  };
}

/** The text without the mark that it was changed, and the mark with its moment. */
function textOf(content: Element | null): { text: string; edited: string | null } {
  if (!content) return { text: '', edited: null };
  const text = visibleText(content);
  const mark = all(content, 'time').at(-1);
  const label = mark ? allText(mark).trim() : '';
  if (!mark || label === '' || !text.endsWith(label)) return { text, edited: null };
  const edited = `${label} ${attribute(mark, 'datetime') ?? ''}`.trim();
  return { text: text.slice(0, -label.length).trimEnd(), edited };
}

function answeredIn(
  item: Element,
  guild: string | null,
  { channel }: Ids,
): { url: string | null; quoted: Post['quoted'] } {
  const shown = first(item, FIND.answered);
  const content = shown && first(shown, FIND.content);
  if (!shown || !content) return { url: null, quoted: [] };
  const id = /^message-content-(\d{15,20})$/.exec(attribute(content, 'id') ?? '')?.[1];
  const url = id && guild ? address(guild, channel, id) : null;
  const author = textIn(shown, FIND.answeredName, 200).replace(/^@/, '') || null;
  return { url, quoted: [{ url, author, text: visibleText(content) }] };
}

function* readPosts(view: PageView): Generator<FoundPost | null> {
  const guild = PATH.exec(view.url.pathname)?.[1] ?? null;
  const title = documentTitle(view.document);
  let header: { name: Element | null; channel: string } = { name: null, channel: '' };
  for (const item of all(view.document, FIND.message)) {
    const ids = idsOf(item);
    if (!ids) {
      yield null;
      continue;
    }
    const name = usernameOf(item, header.channel === ids.channel ? header.name : null, view);
    header = { name, channel: ids.channel };
    const { text, edited } = textOf(
      all(item, FIND.content).find(
        content => attribute(content, 'id') === `message-content-${ids.message}` && !isAnswered(content),
      ) ?? null,
    );
    const answered = answeredIn(item, guild, ids);
    const post = postOf({
      site: 'discord',
      permalink: guild ? known(address(guild, ids.channel, ids.message), 'composed') : NO_PERMALINK,
      id: ids.message,
      thread: guild ? { url: `https://discord.com/channels/${guild}/${ids.channel}`, title } : null,
      parentUrl: answered.url,
      ...(edited && { edited }),
      author: authorBy(name),
      time: timeOf(all(item, FIND.time).find(time => !isAnswered(time)) ?? null, view, {
        claims: [claimFromDiscordId(ids.message)],
      }),
      text,
      images: imagesIn(item, FIND.photo, view),
      anchors: [],
      quoted: answered.quoted,
    });
    yield { element: item, more: [], post, notes: [] };
  }
}

/** Discord in the browser: the messages of a channel, exact to the millisecond by their ids. */
export const discord: Site = {
  id: 'discord',
  facts: {
    sources: [
      'Discord Developer Docs, "Snowflakes"',
      'oaustegard/bookmarklets discord_scraper.js',
      'Tsurematsu/onBotMusic getMessages.js',
    ],
    seen: '2026-01',
    realPage: false,
  },
  matches: ({ url }) => HOSTS.test(url.hostname) && url.pathname.startsWith('/channels/'),
  readPosts,
  permalinkOf(url) {
    const [, guild, channel, message] = (HOSTS.test(url.hostname) && PATH.exec(url.pathname)) || [];
    return guild && channel && message && !url.pathname.includes('/threads/')
      ? address(guild, channel, message)
      : null;
  },
};
