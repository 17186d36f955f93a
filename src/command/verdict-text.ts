import type { Say } from '../_locales/say.ts';
import {
  grouped,
  keyWords,
  LIMIT_WORDS,
  problemWords,
  REMARK_WORDS,
  type Remark,
  RUNG_WORDS,
  spanText,
  stampWords,
  type Verdict,
} from '../bundle/verify/index.ts';
import { type Instant, inJst, inUtc } from '../evidence/index.ts';

/** What a terminal would act on, or show in another order than it stands: names and addresses come out of the bundle. */
function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

const inBoth = (instant: Instant) => `${inJst(instant, 'second')} (${inUtc(instant, 'second')})`;

/** A verdict for the person at the terminal: where the bundle stands, why, what was checked, and what that does not show. */
export function verdictText(verdict: Verdict, say: Say): string {
  const sections = [
    result(verdict, say),
    ...(verdict.key === null ? [] : [checked(verdict, say), key(verdict, say), stamps(verdict, say)]),
    ...(verdict.records.length > 0 ? [records(verdict, say)] : []),
    ...(verdict.remarks.length > 0 ? [remarks(verdict, say)] : []),
    section(
      say('verify_limits'),
      LIMIT_WORDS.map(limit => say(limit)),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return [title, ...lines.map(line => `  ${harmless(line)}`)].join('\n');
}

function result({ rung, existedBefore, problem }: Verdict, say: Say): string {
  const { name, note } = RUNG_WORDS[rung];
  return section(`${say('verify_result')}: ${say(name)}`, [
    ...(existedBefore ? [say('verify_before', inBoth(existedBefore.instant))] : []),
    ...(existedBefore?.authority ? [say('verify_record_before_whose', existedBefore.authority)] : []),
    say(note),
    ...(problem ? [`${say('verify_why')}: ${say(problemWords(problem.error))}`] : []),
    ...(problem ? [`${problem.error}: ${problem.detail}`] : []),
    ...(rung === 'broken' ? [say('verify_ask_original')] : []),
  ]);
}

function checked({ checked: { files, bytes, links, signatures }, made }: Verdict, say: Say): string {
  const megabytes = `${(bytes / 1_000_000).toFixed(1)} MB`;
  return section(say('verify_checked'), [
    `${say('verify_checked_files')}: ${say('verify_checked_files_value', String(files), megabytes)}`,
    `${say('verify_checked_links')}: ${say('verify_checked_links_value', String(links))}`,
    `${say('verify_checked_signatures')}: ${say('verify_checked_signatures_value', String(signatures))}`,
    ...(made
      ? [`${say('verify_made')}: ${inBoth(made.at.instant)}`, `${say('verify_software')}: ${made.software}`]
      : []),
  ]);
}

function key({ key: own, keyAsTold, keys }: Verdict, say: Say): string {
  const earlier = keys.filter(({ fingerprint }) => fingerprint !== own);
  return section(say('verify_key'), [
    grouped(own ?? ''),
    say(keyWords({ keyAsTold })),
    ...earlier.map(({ fingerprint }) => say('verify_key_earlier', grouped(fingerprint))),
  ]);
}

function stamps({ stamps: all, anchors }: Verdict, say: Say): string {
  const lines = all.flatMap(stamp => [
    `${stamp.authority ?? say('verify_stamp_nameless')}  ${stamp.time ? say('verify_stamp_time', inBoth(stamp.time)) : ''}`,
    `  ${say(stampWords(stamp))}`,
  ]);
  const anchored = anchors.map(({ state, blocks }) =>
    state === 'block claimed' ? say('verify_anchor_block', blocks.join(', ')) : say('verify_anchor_pending'),
  );
  const none = all.length + anchors.length === 0 ? [say('verify_checked_stamps_none')] : [];
  return section(say('verify_stamps'), [...lines, ...anchored, ...none]);
}

function records({ records: all }: Verdict, say: Say): string {
  const lines = all.flatMap(({ id, url, captured, existedBefore }, n) => [
    say('verify_record', String(n + 1)),
    `  ${say('verify_record_url')}: ${url}`,
    `  ${say('verify_record_captured')}: ${inBoth(captured.instant)}`,
    `  ${say('verify_record_before')}: ${
      existedBefore
        ? say('verify_record_before_value', inBoth(existedBefore.instant))
        : say('verify_record_before_none')
    }`,
    `  ${say('verify_record_id')}: data/records/${id}`,
  ]);
  return section(say('verify_records', String(all.length)), lines);
}

function remarks(verdict: Verdict, say: Say): string {
  const of = (remark: Remark) => {
    if (remark.of === 'bundle') return say('verify_of_bundle');
    const place = verdict.records.findIndex(({ id }) => id === remark.of);
    return place === -1 ? say('verify_of_link', remark.of) : say('verify_of_record', String(place + 1));
  };
  return section(
    say('verify_remarks'),
    verdict.remarks.map(remark =>
      say(REMARK_WORDS[remark.kind], of(remark), spanText(Number(remark.detail), say)),
    ),
  );
}
