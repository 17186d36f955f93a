import type { Say } from '../_locales/say.ts';
import type { KeptRecord } from '../evidence/index.ts';
import { addressee, recordWarnings } from './letter-parts.ts';
import { type Operator, siteName } from './operator.ts';
import { type PostLines, postLines } from './post-lines.ts';
import { visibleEverywhere } from './shown-text.ts';

/** One line of a letter. `block` values keep their line breaks and stand under their label. */
export interface LetterField {
  label: string;
  value: string;
  block: boolean;
}

/** ログ保存のお願い: a letter to the site's operator (content provider), with blanks to fill by hand. */
export interface Letter {
  heading: string;
  to: string;
  date: string;
  /** Blanks only: the person's name is never filled in. */
  sender: LetterField[];
  paragraphs: string[];
  postHeading: string;
  post: LetterField[];
  wantedHeading: string;
  /** Kinds of records the site is asked to keep. */
  wanted: string[];
  replyHeading: string;
  reply: string[];
  closing: string;
  /** For the person's eyes before sending; no part of the letter. */
  beforeSending: string[];
}

/**
 * The letter about `record`'s post. It asks for a favour, claims no duty and no illegality, and says that no
 * deletion is asked for. Fields follow what lawyers list for a request to a content provider.
 */
export function letterFor(record: KeptRecord, operator: Operator, say: Say): Letter {
  const lines = postLines(record, say);
  return {
    heading: say('advice_letter_heading'),
    to: addressee(record, operator, say),
    date: say('advice_letter_date'),
    sender: (['name', 'address', 'contact'] as const).map(part =>
      field(say(`advice_letter_sender_${part}`), say('advice_letter_blank')),
    ),
    paragraphs: [
      say('advice_letter_greeting'),
      say('advice_letter_believes'),
      say('advice_letter_right'),
      say('advice_letter_plan'),
      say('advice_letter_favour'),
      say('advice_letter_not_deletion'),
    ],
    postHeading: say('advice_letter_post'),
    post: postFields(record, operator, lines, say),
    wantedHeading: say('advice_letter_wanted'),
    wanted: wantedRecords(say),
    replyHeading: say('advice_letter_reply'),
    reply: [say('advice_letter_reply_by'), say('advice_letter_reply_how')],
    closing: say('advice_letter_closing'),
    beforeSending: [
      ...recordWarnings(record, lines, say),
      say('advice_letter_warn_forwarded'),
      say('advice_letter_warn_blanks'),
      say('advice_letter_warn_voluntary'),
      say('advice_letter_warn_order'),
      say(operator.operator === null ? 'advice_operator_unknown' : 'advice_letter_warn_operator'),
    ],
  };
}

function field(label: string, value: string, block = false): LetterField {
  return { label, value, block };
}

function postFields(
  record: KeptRecord,
  operator: Operator,
  { address, time, captured, author }: PostLines,
  say: Say,
): LetterField[] {
  const unknown = say('advice_letter_unknown');
  const { post } = record.evidence;
  // A post that stands by itself, as on X, has no thread anybody could have failed to read.
  const alone = post !== null && post.thread === null && post.number === null;
  const thread = [
    field(say('advice_letter_thread'), address.threadTitle ?? unknown),
    ...(address.of === 'thread'
      ? []
      : [field(say('advice_letter_thread_url'), address.threadUrl ?? unknown)]),
    field(say('advice_letter_number'), address.number ?? unknown),
  ];
  const fields = [
    field(say('advice_letter_site'), siteName(operator, record.evidence.page.url)),
    field(address.label, address.text),
    ...address.notes.map(note => field(say('advice_letter_about_url'), note)),
    ...(address.pageTitle === address.threadTitle
      ? []
      : [field(say('advice_letter_page_title'), address.pageTitle)]),
    ...(alone ? [] : thread),
    field(
      say('advice_letter_time'),
      time.utc ? say('advice_letter_two_clocks', time.jst, time.utc) : time.jst,
    ),
  ];
  if (time.precision) fields.push(field(say('advice_letter_precision'), time.precision));
  if (time.basis) fields.push(field(say('advice_letter_basis'), time.basis));
  fields.push(field(say('advice_letter_shown'), time.shown));
  if (time.entered) {
    const { jst, utc } = time.entered;
    fields.push(field(say('advice_letter_entered'), say('advice_letter_two_clocks', jst, utc)));
  }
  fields.push(
    ...time.doubts.map(doubt => field(say('advice_letter_about_time'), doubt)),
    field(say('advice_letter_seen'), say('advice_letter_two_clocks', captured.jst, captured.utc)),
    field(say('advice_letter_display_name'), author.displayName ?? unknown),
    field(say('advice_letter_handle'), author.handle ?? unknown),
    field(say('advice_letter_id'), author.immutableId ?? unknown),
    field(say('advice_letter_text'), textOf(record, say), true),
  );
  return fields;
}

function textOf({ evidence: { post } }: KeptRecord, say: Say): string {
  if (post === null) return say('advice_letter_text_unknown');
  return post.text === '' ? say('advice_letter_text_empty') : visibleEverywhere(post.text);
}

function wantedRecords(say: Say): string[] {
  return [
    say('advice_wanted_ip'),
    say('advice_wanted_port'),
    say('advice_wanted_destination'),
    say('advice_wanted_timestamp'),
    say('advice_wanted_login'),
    say('advice_wanted_account'),
    say('advice_wanted_post'),
  ];
}
