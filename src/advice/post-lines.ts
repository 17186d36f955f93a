import type { Say } from '../_locales/say.ts';
import { type Author, inJst, inUtc, type KeptRecord, type Missing } from '../evidence/index.ts';
import { type AddressLines, addressLines } from './address-lines.ts';
import type { AdviceKey } from './certainty.ts';
import { type OpenQuestion, openQuestions } from './open-questions.ts';
import { shownLine, shownUrl } from './shown-text.ts';
import { type TimeLines, timeLines } from './time-lines.ts';

/** A record's facts worded for people: the one wording that screens, report, lists and letters share. */
export interface PostLines {
  address: AddressLines;
  time: TimeLines;
  captured: {
    jst: string;
    utc: string;
    zone: string;
    /** What another clock said, and how far this device's was off. */
    others: string[];
  };
  author: {
    line: string;
    displayName: string | null;
    handle: string | null;
    /** `scheme: value`. */
    immutableId: string | null;
    /** Further marks of the poster (ワッチョイ, an IP address), each `scheme: value`. */
    otherIds: string[];
    profileUrl: string | null;
  };
  state: {
    complete: boolean;
    line: string;
    /** One sentence for each missing part: what, and why. */
    missing: string[];
    /** What lies behind the pictures and could not be had, a sentence each. */
    lacks: string[];
    /** What is still unknown or unsure of post, address and time, a few words each. */
    open: string[];
  };
}

const MISSING_WORDS: Record<Missing['why'], AdviceKey> = {
  'tab switched': 'advice_missing_tab_switched',
  'page changed': 'advice_missing_page_changed',
  'window hidden': 'advice_missing_window_hidden',
  'page not readable': 'advice_missing_page_not_readable',
  'reading failed': 'advice_missing_reading_failed',
  'capture refused': 'advice_missing_capture_refused',
  interrupted: 'advice_missing_interrupted',
  'storage failed': 'advice_missing_storage_failed',
  stopped: 'advice_missing_stopped',
  'too long': 'advice_missing_too_long',
  'scrolled away': 'advice_missing_scrolled_away',
  'window resized': 'advice_missing_window_resized',
  'not drawn': 'advice_missing_not_drawn',
  'not answered': 'advice_missing_not_answered',
  'too large': 'advice_missing_too_large',
};

const WHAT_WORDS: Record<Missing['what'], AdviceKey> = {
  picture: 'advice_missing_picture',
  reading: 'advice_missing_reading',
  'whole page': 'advice_missing_whole_page',
  'derived pictures': 'advice_missing_derived_pictures',
  snapshot: 'advice_missing_snapshot',
  'fresh response': 'advice_missing_fresh_response',
  'page shot': 'advice_missing_page_shot',
  'reloaded page': 'advice_missing_reloaded_page',
};

/** One sentence: what is missing, and why. */
function missingLine({ what, why }: Missing, say: Say): string {
  // Tiles taken before the end are kept.
  const sentence = what === 'whole page' ? 'advice_missing_partly' : 'advice_missing';
  return say(sentence, say(WHAT_WORDS[what]), say(MISSING_WORDS[why]));
}

/** The words for `record`. Throws nothing: what is not known is said to be unknown. */
export function postLines(record: KeptRecord, say: Say): PostLines {
  const { post } = record.evidence;
  return {
    address: addressLines(record, say),
    time: timeLines(post?.time ?? null, record.enteredTime, say),
    captured: capturedLines(record, say),
    author: authorLines(post?.author ?? null, say),
    state: stateLines(record, say),
  };
}

function capturedLines({ evidence }: KeptRecord, say: Say): PostLines['captured'] {
  const { device, independent } = evidence.captured;
  return {
    jst: inJst(device.instant),
    utc: inUtc(device.instant),
    zone: say('advice_device_zone', shownLine(device.zone), device.offset),
    others: independent.map(clock =>
      say(
        'advice_other_clock',
        say(clock.kind === 'RFC 3161 token' ? 'advice_clock_token' : 'advice_clock_server'),
        inJst(clock.instant),
        (clock.skewMs / 1000).toFixed(1),
        shownLine(clock.from),
      ),
    ),
  };
}

const idLine = ({ scheme, value }: { scheme: string; value: string }) =>
  `${shownLine(scheme)}: ${shownLine(value)}`;

function authorLines(author: Author | null, say: Say): PostLines['author'] {
  const displayName = author?.displayName ? shownLine(author.displayName) : null;
  const handle = author?.handle ? shownLine(author.handle) : null;
  const id = author?.immutableId;
  const immutableId = id ? idLine(id) : null;
  const parts = [
    displayName,
    handle && say('advice_author_handle', handle),
    immutableId && say('advice_author_id', immutableId),
  ].filter(part => part !== null);
  const profileUrl = author?.profileUrl ? shownUrl(author.profileUrl) : null;
  return {
    line: parts.length > 0 ? parts.join(' / ') : say('advice_author_unknown'),
    displayName,
    handle,
    immutableId,
    otherIds: (author?.otherIds ?? []).map(idLine),
    profileUrl,
  };
}

const OPEN_WORDS: Record<OpenQuestion, AdviceKey> = {
  'not confirmed': 'advice_open_not_confirmed',
  'no address': 'advice_open_no_address',
  'time unknown': 'advice_open_time_unknown',
  'time uncertain': 'advice_open_time_uncertain',
};

function stateLines(record: KeptRecord, say: Say): PostLines['state'] {
  const { state } = record.evidence;
  const lacks = (record.evidence.lacks ?? []).map(missing => missingLine(missing, say));
  const open = openQuestions(record).map(question => say(OPEN_WORDS[question]));
  if (state.kind === 'complete')
    return { complete: true, line: say('advice_state_complete'), missing: [], lacks, open };
  return {
    complete: false,
    line: say('advice_state_partial'),
    lacks,
    open,
    missing: state.missing.map(missing => missingLine(missing, say)),
  };
}
