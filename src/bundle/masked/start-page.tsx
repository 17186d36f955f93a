import type { MessageKey, Say } from '../../_locales/say.ts';
import { inJst, inUtc, type KeptRecord, type ZonedInstant } from '../../evidence/index.ts';
import { Fact, Facts } from '../documents/parts.tsx';
import { ROLE_WORDS } from '../documents/record-files.tsx';
import { htmlDocument } from '../documents/sheet.tsx';
import type { LeftOut, MaskedFile } from './masked-file.ts';
import { MASKED_PATHS } from './paths.ts';

const HOW = [
  'masked_start_how_pictures',
  'masked_start_how_words',
  'masked_start_how_snapshot',
  'masked_start_how_hashes',
] as const;

export interface StartRequest {
  record: KeptRecord;
  files: readonly MaskedFile[];
  leftOut: readonly LeftOut[];
  made: ZonedInstant;
  say: Say;
}

function whatIs({ path, original }: MaskedFile, { record, say }: StartRequest): string {
  const role = record.evidence.files.find(({ name }) => name === original)?.role;
  if (role) return say(ROLE_WORDS[role]);
  return say(path === MASKED_PATHS.post ? 'masked_start_post' : 'masked_start_pdf');
}

function covered({ boxes, words }: MaskedFile, say: Say): string {
  const parts: [MessageKey, number][] = [
    ['masked_start_boxes', boxes.length],
    ['masked_start_places', words],
  ];
  const said = parts.filter(([, count]) => count > 0).map(([key, count]) => say(key, String(count)));
  return said.length > 0 ? said.join('、') : say('masked_start_nothing');
}

/** What a covered copy is, where the originals are, and that it has to be looked through. */
export function maskedStartPage(request: StartRequest): string {
  const { record, files, leftOut, made, say } = request;
  const { evidence, sha256 } = record;
  const title = say('masked_start_title');
  const { instant } = evidence.captured.device;
  const children = (
    <main>
      <h1>{title}</h1>
      <p class="lead">{say('masked_start_what')}</p>
      <p>{say('masked_start_why')}</p>
      <div class="box care">
        <p>{say('masked_start_care')}</p>
      </div>
      <h2>{say('masked_start_originals_title')}</h2>
      <p>{say('masked_start_originals')}</p>
      <Facts>
        <Fact label={say('masked_start_captured')}>{`${inJst(instant)} (${inUtc(instant)})`}</Fact>
        <Fact label={say('masked_start_record')}>
          <span class="mono">{evidence.id}</span>
        </Fact>
        <Fact label={say('masked_start_record_sha')}>
          <span class="mono">{sha256}</span>
        </Fact>
      </Facts>
      <h2>{say('masked_start_how_title')}</h2>
      <ul>
        {HOW.map(line => (
          <li key={line}>{say(line)}</li>
        ))}
      </ul>
      <h2>{say('masked_start_files_title')}</h2>
      <table>
        <thead>
          <tr>
            <th>{say('masked_start_col_file')}</th>
            <th>{say('masked_start_col_what')}</th>
            <th>{say('masked_start_col_covered')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map(file => (
            <tr key={file.path}>
              <td>{file.path}</td>
              <td>{whatIs(file, request)}</td>
              <td>{covered(file, say)}</td>
            </tr>
          ))}
          <tr>
            <td>{MASKED_PATHS.masks}</td>
            <td>{say('masked_start_masks')}</td>
            <td />
          </tr>
          <tr>
            <td>{MASKED_PATHS.manifest}</td>
            <td>{say('masked_start_manifest')}</td>
            <td />
          </tr>
        </tbody>
      </table>
      {leftOut.length > 0 && (
        <>
          <h2>{say('masked_start_left_title')}</h2>
          <p>{say('masked_start_left', leftOut.map(({ name }) => name).join('、'))}</p>
        </>
      )}
    </main>
  );
  return htmlDocument({ title, made, say, children });
}
