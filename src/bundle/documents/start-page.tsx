import type { MessageKey, Say } from '../../_locales/say.ts';
import { OPEN_QUESTIONS, type OpenQuestion, openQuestions } from '../../advice/open-questions.ts';
import type { ZonedInstant } from '../../evidence/index.ts';
import type { DocumentItem } from './document-item.ts';
import { LISTS, PATHS } from './paths.ts';
import { htmlDocument } from './sheet.tsx';
import { WindowList } from './window-list.tsx';

const ORDER = [
  ['doc_order_keep', 'doc_order_keep_note'],
  ['doc_order_logs', 'doc_order_logs_note'],
  ['doc_order_consult', 'doc_order_consult_note'],
  ['doc_order_delete', 'doc_order_delete_note'],
] as const;

const RECEIVERS = [
  ['doc_hand_lawyer', 'doc_hand_lawyer_what'],
  ['doc_hand_police', 'doc_hand_police_what'],
  ['doc_hand_hotline', 'doc_hand_hotline_what'],
  ['doc_hand_site', 'doc_hand_site_what'],
] as const;

const CONTENTS: readonly (readonly [path: string, what: MessageKey])[] = [
  [PATHS.start, 'doc_file_start'],
  [PATHS.report, 'doc_file_report'],
  [PATHS.list, 'doc_file_list'],
  [PATHS.steps, 'doc_file_steps'],
  [`${PATHS.letters}/`, 'doc_file_letters'],
  [`${PATHS.exhibits}/`, 'pdf_folder'],
  [PATHS.police, 'police_paper'],
  [LISTS.posts, 'lists_file_posts'],
  [LISTS.evidence, 'lists_file_evidence'],
  [`${PATHS.forms}/`, 'lists_file_forms'],
  ['records/', 'doc_file_records'],
  ['../proof/', 'doc_file_proof'],
  ['../verify.html', 'doc_file_verify'],
  ['../verify.ps1、verify.sh', 'doc_file_verify_scripts'],
  ['../確認の手引き.txt', 'doc_file_guide'],
  ['../manifest-sha256.txt', 'doc_file_manifest'],
];

/** What is there only where papers were asked for. */
const PAPERS: readonly MessageKey[] = ['pdf_folder', 'police_paper', 'lists_file_forms'];

const LIMITS = [
  'doc_limit_self',
  'doc_limit_clock',
  'doc_limit_page',
  'doc_limit_time',
  'doc_limit_court',
  'doc_limit_law',
] as const;

/** Commands that check the bag with what each system has. BagIt manifests are `<hash>  <path>` lines (RFC 8493). */
const CHECKS = [
  [
    'doc_check_windows',
    'Get-Content manifest-sha256.txt -Encoding UTF8 | ForEach-Object { $h, $f = $_ -split \'\\s+\', 2; if ((Get-FileHash -Algorithm SHA256 -LiteralPath $f).Hash -eq $h) { "OK  $f" } else { "NG  $f" } }',
  ],
  ['doc_check_mac', 'shasum -a 256 -c manifest-sha256.txt'],
  ['doc_check_linux', 'sha256sum -c manifest-sha256.txt'],
] as const;

const OPEN_COUNTS: Record<OpenQuestion, MessageKey> = {
  'not confirmed': 'doc_start_open_not_confirmed',
  'no address': 'doc_start_open_no_address',
  'time unknown': 'doc_start_open_time_unknown',
  'time uncertain': 'doc_start_open_time_uncertain',
};

/** How many records leave which question open: whoever takes the set should know before reading on. */
function OpenQuestions({ items, say }: { items: readonly DocumentItem[]; say: Say }) {
  const open = items.flatMap(({ record }) => openQuestions(record));
  if (open.length === 0) return null;
  return (
    <div class="box care">
      <p>{say('doc_start_open')}</p>
      <ul>
        {OPEN_QUESTIONS.filter(question => open.includes(question)).map(question => (
          <li key={question}>
            {say(OPEN_COUNTS[question], String(open.filter(other => other === question).length))}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What this set is, what to do with it, how to check it and what it does not show. */
export function startPage(
  items: readonly DocumentItem[],
  made: ZonedInstant,
  say: Say,
  papers: boolean,
): string {
  const contents = CONTENTS.filter(([, what]) => papers || !PAPERS.includes(what)).map(
    ([path, what]) =>
      [
        Object.values<string>(LISTS).includes(path)
          ? `${path}${papers ? '.docx、.csv、.pdf' : '.csv'}`
          : path,
        what,
      ] as const,
  );
  const partial = items.filter(({ record }) => record.evidence.state.kind === 'partial').length;
  const title = say('doc_start_title');
  const children = (
    <main>
      <h1>{title}</h1>
      <p class="lead">{say('doc_start_what', String(items.length))}</p>
      <p>{partial === 0 ? say('doc_start_all_complete') : say('doc_start_partial', String(partial))}</p>
      <OpenQuestions items={items} say={say} />
      <div class="box care">
        <p>{say('doc_start_unpack')}</p>
      </div>
      <div class="box">
        <p>{say('doc_start_take_care')}</p>
      </div>
      <h2>{say('doc_order_title')}</h2>
      <ol class="order">
        {ORDER.map(([what, note], index) => (
          <li key={what} class={index === ORDER.length - 1 ? 'last' : undefined}>
            <span class="step">{index + 1}</span>
            <b>{say(what)}</b>
            <span class="step">{say(note)}</span>
          </li>
        ))}
      </ol>
      <p>{say('doc_order_warning')}</p>
      <div class="box care">
        <p>{say('doc_danger_now')}</p>
      </div>
      <h2>{say('doc_hand_title')}</h2>
      <table class="pairs">
        <tbody>
          {RECEIVERS.map(([who, what]) => (
            <tr key={who}>
              <th scope="row">{say(who)}</th>
              <td>{say(what)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="box care">
        <p>{say('doc_hand_careful')}</p>
      </div>
      <h2>{say('doc_windows_title')}</h2>
      <p class="soft">{say('doc_windows_note')}</p>
      <WindowList made={made.instant} say={say} />
      <h2>{say('doc_files_title')}</h2>
      <table class="pairs">
        <tbody>
          {contents.map(([path, what]) => (
            <tr key={path}>
              <th scope="row" class="nowrap">
                {path}
              </th>
              <td>{say(what)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{say('doc_limits_title')}</h2>
      <ul>
        {LIMITS.map(limit => (
          <li key={limit}>{say(limit)}</li>
        ))}
      </ul>
      <h2>{say('doc_check_title')}</h2>
      <p>{say('doc_check_tools')}</p>
      <p>{say('doc_check_what')}</p>
      {CHECKS.map(([system, command]) => (
        <div key={system}>
          <h3>{say(system)}</h3>
          <pre>
            <code>{command}</code>
          </pre>
        </div>
      ))}
      <p class="soft">{say('doc_check_note')}</p>
    </main>
  );
  return htmlDocument({ title, made, say, children });
}
