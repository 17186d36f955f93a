import type { MessageKey, Say } from '../../_locales/say.ts';
import { type PostLines, postLines } from '../../advice/post-lines.ts';
import { RELOAD_WORDS } from '../../advice/reload-words.ts';
import {
  type Evidence,
  type FileEntry,
  type FreshResponse,
  inJst,
  type KeptRecord,
} from '../../evidence/index.ts';
import { type DocumentItem, recordFolder } from './document-item.ts';
import { StateTag } from './parts.tsx';
import { When, Where, Who } from './post-facts.tsx';
import { postPicture } from './post-picture.ts';
import { PostText } from './post-text.tsx';
import { RecordFiles, ROLE_WORDS } from './record-files.tsx';

interface ReportItemProps {
  item: DocumentItem;
  number: number;
  of: number;
  say: Say;
}

/** One item. A table, because only a table's head is printed again at the top of every page it runs over. */
export function ReportItem({ item: { record, earlier }, number, of, say }: ReportItemProps) {
  const lines = postLines(record, say);
  return (
    <table class="item" role="presentation">
      <thead>
        <tr class="flow">
          <td class="cell">
            <div class="banner">
              <div class="top">
                <b>{say('doc_item', String(number), String(of))}</b>
                <StateTag state={lines.state} say={say} />
              </div>
              <div>
                {lines.address.label}
                {lines.address.number !== null && ` / No. ${lines.address.number}`}
              </div>
              <div class="mono">
                <bdi>{lines.address.text}</bdi>
              </div>
              <div>{say('doc_item_captured', lines.captured.jst, lines.captured.utc)}</div>
            </div>
          </td>
        </tr>
      </thead>
      <tbody>
        <tr class="flow">
          <td class="cell">
            <Pictures record={record} number={number} say={say} />
            <h3>{say('doc_item_where')}</h3>
            <Where lines={lines} evidence={record.evidence} say={say} />
            <h3>{say('doc_item_when')}</h3>
            <When lines={lines} say={say} />
            <h3>{say('doc_item_who')}</h3>
            <Who lines={lines} say={say} />
            <h3>{say('doc_item_what')}</h3>
            <PostText post={record.evidence.post} say={say} />
            {record.note && (
              <>
                <h3>{say('doc_item_note')}</h3>
                <p class="text">{record.note}</p>
              </>
            )}
            <AskedAgain evidence={record.evidence} say={say} />
            <LoadedAnew evidence={record.evidence} say={say} />
            <h3>{say('doc_fact_state')}</h3>
            <State lines={lines} />
            <RecordFiles record={record} say={say} />
            {earlier.length > 0 && <Earlier earlier={earlier} say={say} />}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** The pictures people look at; the originals of a long page are in the list of files. */
const LOOKED_AT: readonly FileEntry['role'][] = [
  'exhibit picture',
  'stitched picture',
  'page shot',
  'visible picture',
  'reloaded picture',
];

function Pictures({ record, number, say }: { record: KeptRecord; number: number; say: Say }) {
  const { files, state } = record.evidence;
  const picture = postPicture(record);
  if (!picture) {
    const { kind } = state;
    return (
      <p class="box care">{say(kind === 'partial' ? 'doc_item_no_picture' : 'doc_item_no_picture_listed')}</p>
    );
  }
  const others = files.filter(file => LOOKED_AT.includes(file.role) && file !== picture);
  const folder = recordFolder(record);
  return (
    <>
      <figure>
        <img src={`${folder}/${picture.name}`} alt={say('doc_item_picture_alt', String(number))} />
        <figcaption>{caption(picture, say)}</figcaption>
      </figure>
      {others.length > 0 && (
        <>
          <p class="soft">{say('doc_item_more_pictures')}</p>
          <ul>
            {others.map(({ name, role }) => (
              <li key={name}>
                <a href={`${folder}/${name}`}>{name}</a> {say(ROLE_WORDS[role])}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function caption({ name, made: { width, height, from } }: FileEntry, say: Say): string {
  if (from) return say('doc_item_picture_framed', name, from.join(', '));
  if (width === null || height === null) return say('doc_item_picture_caption_plain', name);
  return say('doc_item_picture_caption', name, String(width), String(height));
}

const FRESH_WORDS: Record<FreshResponse['postText'], MessageKey> = {
  'in the text': 'doc_fresh_in_text',
  'in the source': 'doc_fresh_in_source',
  'not found': 'doc_fresh_not_found',
  'not looked for': 'doc_fresh_not_looked_for',
};

/** What the site answered when it was asked for the same page once more. */
function AskedAgain({ evidence: { fresh }, say }: { evidence: Evidence; say: Say }) {
  return fresh ? <p class="soft">{say(FRESH_WORDS[fresh.postText], String(fresh.status))}</p> : null;
}

/** What the page showed once it had been loaded anew. */
function LoadedAnew({ evidence: { reloaded }, say }: { evidence: Evidence; say: Say }) {
  return reloaded ? <p class="soft">{say(RELOAD_WORDS[reloaded.post], inJst(reloaded.at.instant))}</p> : null;
}

function State({ lines: { state } }: { lines: PostLines }) {
  const lacking = [...state.missing, ...state.open];
  return (
    <>
      {lacking.length === 0 ? (
        <p>{state.line}</p>
      ) : (
        <div class="box care">
          <p>
            <b>{state.line}</b>
          </p>
          <Lines lines={lacking} />
        </div>
      )}
      {state.lacks.length > 0 && (
        <div class="soft">
          <Lines lines={state.lacks} />
        </div>
      )}
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Earlier({ earlier, say }: { earlier: readonly KeptRecord[]; say: Say }) {
  return (
    <>
      <h3>{say('doc_earlier_title')}</h3>
      <p class="soft">{say('doc_earlier_what')}</p>
      <ul class="soft">
        {earlier.map(record => {
          const { captured, address } = postLines(record, say);
          return (
            <li key={record.evidence.id}>
              <bdi>{say('doc_earlier_line', captured.jst, address.text, `${recordFolder(record)}/`)}</bdi>
            </li>
          );
        })}
      </ul>
    </>
  );
}
