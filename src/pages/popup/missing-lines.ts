import type { MessageKey } from '../../_locales/say.ts';
import { postLines } from '../../advice/post-lines.ts';
import type { KeptRecord, Missing } from '../../evidence/index.ts';
import { say } from '../say.ts';

const MENDS: Record<Missing['why'], MessageKey> = {
  'tab switched': 'missing_mend_stay',
  'page changed': 'missing_mend_again',
  'window hidden': 'missing_mend_stay',
  'page not readable': 'missing_mend_by_hand',
  'reading failed': 'missing_mend_by_hand',
  'capture refused': 'missing_mend_by_hand',
  interrupted: 'missing_mend_again',
  'storage failed': 'missing_mend_room',
  stopped: 'missing_mend_page',
  'too long': 'missing_mend_page',
  'scrolled away': 'missing_mend_again',
  'window resized': 'missing_mend_stay',
  'not drawn': 'missing_mend_again',
  'not answered': 'missing_mend_again',
  'too large': 'missing_mend_page',
};

/** For each part `what` that a capture lacks: why in plain words, and what the person can do now. */
export function missingLines(record: KeptRecord, what: Missing['what']): { why: string; mend: string }[] {
  const { state } = record.evidence;
  if (state.kind === 'complete') return [];
  const worded = postLines(record, say).state.missing;
  return state.missing.flatMap((missing, at) =>
    missing.what === what ? [{ why: worded[at] ?? '', mend: say(MENDS[missing.why]) }] : [],
  );
}
