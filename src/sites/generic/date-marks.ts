import {
  all,
  allText,
  attribute,
  closest,
  contains,
  documentBody,
  headText,
  isA,
  isShown,
  parentOf,
  previousSiblingOf,
  tagOf,
} from '../page/own-dom.ts';
import type { PageView } from '../site.ts';
import { claimFromText } from '../time/machine-time.ts';
import { timesWritten } from '../time/post-time-text.ts';
import { ageWritten } from '../time/relative-time-text.ts';
import type { TimeClaim } from '../time/time-claim.ts';
import { type SaidTime, saidBy } from '../time/time-element.ts';

/** A place in the page that says when something was posted. */
export interface DateMark extends SaidTime {
  element: Element;
}

/** More marks or text nodes than this are not looked at: the page would be no list of posts. */
const MOST_MARKS = 5_000;
const MOST_TEXTS = 300_000;
/** A mark's own text is short; longer and it is a post with a time in an attribute. */
const MARK_LENGTH = 100;
/** Of an element that may hold the whole page, no more is read than tells whether it is short. */
const ENOUGH = 1_000;
/** Elements or text nodes between two steps: about a millisecond of them. */
const STEP_NODES = 50;

const MARKED = [
  'time',
  '[datetime]',
  '[itemprop~="datePublished"]',
  '[itemprop~="dateCreated"]',
  '[itemprop~="uploadDate"]',
  'abbr[title]',
  '[data-timestamp]',
  '[data-time]',
  '[data-utime]',
  '[data-xutime]',
  '[data-at-unix]',
].join(', ');
const ELSEWHERE = 'blockquote, q, nav, del, [class*="quote" i], [itemprop~="dateModified"]';
const NOT_TEXT = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'option', 'title']);
/** Another moment than that of posting: edited, registered, last seen. */
const OTHER_MOMENT =
  /(?:更新|編集|登録|参加|訂正|誕生|最終|Anmeldung\w*|Registriert|Dabei seit|Mitglied seit|Beigetreten|Inscrit|Inscription|Registrado|Iscritto|Lid sinds|(?<![a-z])(?:edited|updated|modified|joined|registered|member since|last \w+)(?![a-z]))[^\d]{0,12}$/i;
/** `WordPress 4.8.12` reads like a day of 2012. */
const VERSION_OF =
  /(?<![a-z])(?:version|ver|v|wordpress|phpbb|vbulletin|xenforo|smf|mybb|joomla!?|drupal|typo3|php)[\s.:]*$/i;
const OTHER_MOMENT_CLASS = /(?:^|[-_ ])(?:updated?|modified|edit(?:ed)?|join(?:ed)?|regist\w*)(?:$|[-_ ])/i;

function markOfElement(element: Element, view: PageView): DateMark | null {
  if (headText(element, ENOUGH).trim().length > MARK_LENGTH) return null;
  const said = saidBy(element, view);
  return said.claims.length > 0 || said.age ? { element, ...said } : null;
}

/** WordPress marks the day of posting `entry-date published updated` too, after hAtom, which asks for `updated`. */
const POSTED_CLASS = /^(?:published|(?:entry|post)[-_]date|date|dt-published)$/i;

function isOtherMoment(element: Element, before: string): boolean {
  const names = (attribute(element, 'class') ?? '').split(/\s+/);
  const isPosted = names.some(name => POSTED_CLASS.test(name));
  const says = names.some(name => OTHER_MOMENT_CLASS.test(name));
  const words = before.slice(-24);
  return (says && !isPosted) || OTHER_MOMENT.test(words) || VERSION_OF.test(words);
}

/** The words before `node`, over elements without any: `登録日:<br>2016年10月18日`. */
function textBefore(node: Node): string {
  let at = previousSiblingOf(node);
  for (let n = 0; at && n < 3; n += 1) {
    const text = allText(at).trim();
    if (text !== '') return text.slice(-24);
    at = previousSiblingOf(at);
  }
  return '';
}

function* markedElements(view: PageView): Generator<null, DateMark[]> {
  const marks: DateMark[] = [];
  for (const [n, element] of all(view.document, MARKED)
    .slice(0, MOST_MARKS * 2)
    .entries()) {
    if (n % STEP_NODES === 0) yield null;
    const outer = marks.at(-1);
    const mark = markOfElement(element, view);
    if (!mark || closest(element, ELSEWHERE) || isOtherMoment(element, textBefore(element))) continue;
    // <a title="…"><time>: one mark, said twice.
    if (outer && contains(outer.element, element)) outer.claims.push(...mark.claims);
    else marks.push(mark);
    if (marks.length >= MOST_MARKS) break;
  }
  return marks;
}

/** What follows a date that is part of a sentence: 2019年5月3日にも歩いた. */
const IN_A_SENTENCE = /^\s?(?:[もをがではとへの]|から|まで|頃|に(?!投稿|公開|書き?込|掲載))/;

/** The moment of a change stands before its word in some languages: `[… am 21. Apr 2020, 19:52 bearbeitet]` */
const OTHER_MOMENT_AFTER =
  /^[^\d.。]{0,12}(?:bearbeitet|geändert|aktualisiert|edited|updated|modified|modifié|editado|編集|更新|に?修正)/i;

function isPlaced(element: Element): boolean {
  return isShown(element) && !closest(element, ELSEWHERE);
}

/** A whole date has two numbers, or one long one, or one and a month's name: `Sunday 8th March`. What a page counts has one alone. */
const MAY_BE_WHOLE =
  /[0-9０-９]{6}|[0-9０-９][^0-9０-９]+[0-9０-９]|[0-9].*[\p{Script=Latin}\p{Script=Cyrillic}]{3}|[\p{Script=Latin}\p{Script=Cyrillic}]{3}.*[0-9]/su;

function markOfText(node: Text, parent: Element, view: PageView): DateMark | null {
  const text = node.data;
  const short = text.trim().length <= 60;
  const claim = MAY_BE_WHOLE.test(text) ? claimFromText('page text', text, view) : null;
  const age = !claim && short ? ageWritten(text) : null;
  const raw = claim?.raw ?? age?.raw;
  if (raw === undefined || text.trim().length > (claim ? 200 : 40)) return null;
  // A date at the head of a text is a header; further in, it is what somebody wrote about.
  const at = text.indexOf(raw);
  const before = text.slice(0, at).trim();
  if (before.length > 60 || IN_A_SENTENCE.test(text.slice(at + raw.length)) || !isPlaced(parent)) return null;
  if (isOtherMoment(parent, before === '' ? textBefore(node) : text.slice(0, at))) return null;
  const around = headText(parent, 400);
  if (
    OTHER_MOMENT_AFTER.test(
      around.slice(around.indexOf(raw) + raw.length).replace(/^[\s,]*\d{1,2}:\d{2}(?::\d{2})?/, ''),
    )
  )
    return null;
  const whole = claim?.precision === 'day' ? withClockBehind(parent, claim, view) : claim;
  return { element: parent, claims: whole ? [whole] : [], age, shown: whole?.raw ?? raw };
}

/** `20. Apr 2004, <span>09:16</span>`: the clock of a date may stand in the next element. */
function withClockBehind(parent: Element, claim: TimeClaim, view: PageView): TimeClaim {
  const text = headText(parent, 6 * MARK_LENGTH).replace(/\s+/g, ' ');
  if (text.length > MARK_LENGTH) return claim;
  const whole = claimFromText('page text', text, view);
  return whole && whole.precision !== 'day' && whole.raw.startsWith(claim.raw) ? whole : claim;
}

/** `<span>2026年</span><span>8月18日</span>`: a date in pieces, in the element around them. */
function markOfPieces(whole: Element, view: PageView): DateMark | null {
  const pieces = headText(whole, ENOUGH).trim();
  if (pieces.length > 60 || !MAY_BE_WHOLE.test(pieces) || isA(whole, 'body')) return null;
  const claim = claimFromText('page text', pieces, view);
  if (!claim || !isPlaced(whole) || isOtherMoment(whole, textBefore(whole))) return null;
  return { element: whole, claims: [claim], age: null, shown: pieces };
}

const MAY_BE_DATE = /[0-9０-９㈪-㈰]|[数元今昨本]|yesterday|today|ago|now/i;
/** Marks are short, so what lies within this many levels is near. */
const NEAR = 6;

function nearAncestors(element: Element): Element[] {
  const near: Element[] = [];
  for (let at: Element | null = element; at && near.length < NEAR; at = parentOf(at)) near.push(at);
  return near;
}

function* textMarks(view: PageView, known: readonly DateMark[]): Generator<null, DateMark[]> {
  const body = documentBody(view.document);
  if (!body) return [];
  const taken = new Set(known.map(mark => mark.element));
  const direct = new Set<Element>();
  const left: Element[] = [];
  const marks: DateMark[] = [];
  const walker = Document.prototype.createTreeWalker.call(view.document, body, NodeFilter.SHOW_TEXT);
  for (let n = 0; n < MOST_TEXTS && marks.length < MOST_MARKS; n += 1) {
    const node = walker.nextNode() as Text | null;
    if (!node) break;
    if (n % STEP_NODES === 0) yield null;
    if (!MAY_BE_DATE.test(node.data)) continue;
    const parent = parentOf(node);
    if (!parent || NOT_TEXT.has(tagOf(parent)) || nearAncestors(parent).some(near => taken.has(near)))
      continue;
    const mark = markOfText(node, parent, view);
    if (mark) {
      // An element with much more in it than the date may hold other posts.
      if (headText(parent, MARK_LENGTH + 1).length <= MARK_LENGTH) taken.add(parent);
      direct.add(parent);
      marks.push(mark);
    } else if (!MAY_BE_WHOLE.test(node.data) || timesWritten(node.data, view.now).length === 0)
      left.push(parent);
  }
  // Only now, so that a number beside a whole date does not pass for a piece of one.
  const covered = new Set([...taken].flatMap(nearAncestors));
  for (const [n, parent] of left.entries()) {
    if (n % STEP_NODES === 0) yield null;
    for (const whole of nearAncestors(parent).slice(0, 2)) {
      if (direct.has(whole) || covered.has(whole) || nearAncestors(whole).some(near => taken.has(near)))
        continue;
      const mark = markOfPieces(whole, view);
      covered.add(whole);
      if (!mark) continue;
      taken.add(whole);
      marks.push(mark);
    }
  }
  return marks.slice(0, MOST_MARKS);
}

/** Everything in the page that says when something was posted, in page order, in steps. Changes nothing. */
export function* findingDateMarks(view: PageView): Generator<null, DateMark[]> {
  const marked = yield* markedElements(view);
  const marks = [...marked, ...(yield* textMarks(view, marked))];
  // Asked which of two comes first, a browser counts through all that lie between them.
  const marking = new Set(marks.map(mark => mark.element));
  const inOrder = all(view.document, '*').filter(element => marking.has(element));
  const order = new Map(inOrder.map((element, n) => [element, n]));
  return marks.sort((a, b) => (order.get(a.element) ?? 0) - (order.get(b.element) ?? 0));
}
