import type { PostTime } from '../../evidence/index.ts';
import { atOnce } from '../page/steps.ts';
import type { PageView } from '../site.ts';
import { judged, type TimeClaim } from '../time/time-claim.ts';
import {
  claimOfAddress,
  claimOfChange,
  claimOfHead,
  claimOfScripts,
  claimOfTitle,
} from './article-claims.ts';
import { bylineClaim, openingClaim } from './byline.ts';
import { findingDateMarks } from './date-marks.ts';
import { pageClaims } from './page-claims.ts';

/**
 * When the page itself, an article or an entry, was first published, by the first of these that tells: what its head says of
 * it, the date beside its heading, a date in its address, what its head says less plainly, the data of its own scripts,
 * a date its title or its text opens with, its last change. All but the first are a guess, and what else agrees is kept as a check. Changes nothing.
 */
export function articleTime(view: PageView): PostTime {
  const { claims } = pageClaims(view);
  const marks = atOnce(voided(findingDateMarks(view)));
  const byline = bylineClaim(marks, view);
  // The screen may tell another day than the head, which then is not certain.
  if (claims.length > 0) {
    const shown = byline ? [byline] : [];
    return judged([...claims, ...shown], byline?.raw ?? null, view.now);
  }
  const guesses = [
    byline,
    claimOfAddress(view),
    claimOfHead(view),
    claimOfScripts(view),
    claimOfTitle(view),
    openingClaim(marks, view),
    claimOfChange(view),
  ].filter(claim => claim !== null);
  const [first] = guesses;
  const shown = byline && first === byline ? byline.raw : null;
  return judged(first ? [asGuess(first)] : [], shown, view.now);
}

const asGuess = (claim: TimeClaim): TimeClaim => ({ ...claim, guessed: true });

function* voided<T>(steps: Generator<unknown, T>): Generator<void, T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield;
  }
}
