import type { Author, Post } from '../../evidence/index.ts';
import { all, closest, contains, first, isShown, parentOf } from '../page/own-dom.ts';
import { addressOf } from '../page/parts.ts';
import { visibleText } from '../page/visible-text.ts';
import { known, postOf } from '../post-of.ts';
import type { FoundPost, PageView, Site } from '../site.ts';
import { claimFromMisskeyId } from '../time/id-times.ts';
import { timeOnDevice } from './device-clock.ts';
import { allBut, ownImages, withInner } from './own-parts.ts';

/** What each selector finds, in the software's own code of 2023 to 2025. Its class names change with each release. */
const FIND = {
  app: '#misskey_app, meta[name="application-name"][content="Misskey"]',
  /** The time with the note's address, once in each note. */
  time: 'header a[href*="/notes/"] time, article > footer a[href*="/notes/"] time',
  note: 'article',
  header: 'header',
  profile: 'a[href*="/@"]',
  /** Text of a note, as the software's own markup renders it. */
  text: 'span[style*="pre-wrap"]',
  answers: 'a[href*="/notes/"] .ti-arrow-back-up',
  photo: 'a[href][title] > img[src], img[src*="/files/"]',
} as const;

function noteIdOf(url: URL | null): string | null {
  return /^\/notes\/([0-9A-Za-z]{8,32})\/?$/.exec(url?.pathname ?? '')?.[1] ?? null;
}

const noteUrl = (id: string, { origin }: URL) => `${origin}/notes/${id}`;

/** All of a note: its article, or, for those shown small, what holds its picture, header and text. */
function boxOf(time: Element): Element | null {
  const header = closest(time, FIND.header);
  const article = closest(time, FIND.note);
  if (!header) return article;
  const isArticles = article && first(article, FIND.header) === header;
  const body = parentOf(header);
  return isArticles ? article : body && (parentOf(body) ?? body);
}

/** `@name` or `@name@host`, as the address of a profile has it. */
function acctOf(url: URL | null): string | null {
  return /^\/@([\w.-]+(?:@[\w.-]+)?)\/?$/.exec(url?.pathname ?? '')?.[1] ?? null;
}

function authorIn(header: Element | null, view: PageView): Author {
  const links = header ? all(header, FIND.profile) : [];
  const link = links.find(found => acctOf(addressOf(found, view)) && visibleText(found, 1_000).trim() !== '');
  const profile = addressOf(link, view);
  return {
    displayName: (link && visibleText(link, 1_000).replace(/\s+/g, ' ').trim()) || null,
    handle: acctOf(profile),
    immutableId: null,
    profileUrl: profile?.href ?? null,
  };
}

interface Note {
  id: string;
  time: Element;
  box: Element;
}

function notesIn(view: PageView): Note[] {
  const seen = new Set<Element>();
  return all(view.document, FIND.time).flatMap(time => {
    const id = noteIdOf(addressOf(closest(time, 'a[href]'), view));
    const box = id === null ? null : boxOf(time);
    if (id === null || !box || seen.has(box)) return [];
    seen.add(box);
    return [{ id, time, box }];
  });
}

/** The texts of a note, outermost ones; `hidden` where the note is folded behind a warning. */
function textsOf(box: Element, inner: readonly Element[]) {
  const texts = allBut(box, FIND.text, inner).filter(
    text => !closest(text, FIND.header) && !closest(text, 'button'),
  );
  const outermost = texts.filter(text => !texts.some(outer => outer !== text && contains(outer, text)));
  const shown = outermost.filter(isShown);
  return {
    text: shown.map(text => visibleText(text)).join('\n'),
    hidden: shown.length < outermost.length,
  };
}

function quotedNote({ id, box }: Note, view: PageView): Post['quoted'][number] {
  return {
    url: noteUrl(id, view.url),
    author: authorIn(first(box, FIND.header), view).handle,
    text: textsOf(box, []).text,
  };
}

function readNote({ id, time, box }: Note, inner: readonly Note[], view: PageView): FoundPost {
  const frames = inner.map(note => note.box);
  const words = textsOf(box, frames);
  const arrow = allBut(box, FIND.answers, frames)[0];
  const answered = arrow ? noteIdOf(addressOf(closest(arrow, 'a[href]'), view)) : null;
  const author = authorIn(allBut(box, FIND.header, frames)[0] ?? null, view);
  const post = postOf({
    site: 'misskey',
    permalink: known(noteUrl(id, view.url), 'link around the time'),
    id,
    parentUrl: answered && noteUrl(answered, view.url),
    author,
    time: timeOnDevice(time, view, { claims: [claimFromMisskeyId(id)] }),
    text: words.text,
    images: ownImages(box, FIND.photo, frames, view),
    anchors: [],
    quoted: inner.map(note => quotedNote(note, view)),
  });
  const host = /@(.+)$/.exec(author.handle ?? '')?.[1];
  const notes = [
    host ? `note ${id} was written on ${host}; this is the copy ${view.url.hostname} keeps` : null,
    words.hidden ? `a part of note ${id} is folded away and was not read` : null,
  ].filter(note => note !== null);
  return { element: box, more: [], post, notes };
}

/** Misskey, on any host. A note's id holds its time to the millisecond. */
export const misskey: Site = {
  id: 'misskey',
  facts: {
    sources: [
      'misskey-dev/misskey MkNote.vue, MkNoteHeader.vue, MkNoteDetailed.vue, MkNoteSub.vue, MkTime.vue, MkMfm.ts',
    ],
    seen: '2025-10',
    realPage: false,
  },
  matches: ({ document }) => first(document, FIND.app) !== null && first(document, FIND.time) !== null,
  *readPosts(view) {
    const notes = new Map(notesIn(view).map(note => [note.box, note]));
    // A note quoted in another has its time before the other's own.
    for (const [box, inner] of withInner([...notes.keys()])) {
      const note = notes.get(box);
      yield note
        ? readNote(
            note,
            inner.flatMap(one => notes.get(one) ?? []),
            view,
          )
        : null;
    }
  },
  permalinkOf(url) {
    const id = noteIdOf(url);
    return id && noteUrl(id, url);
  },
};
