import type { MessageKey, Say } from '../../_locales/say.ts';
import { shownLine } from '../../advice/shown-text.ts';
import type { FileEntry, KeptRecord } from '../../evidence/index.ts';
import { recordFolder } from './document-item.ts';
import { Fact, Facts, Said } from './parts.tsx';

/** What each kind of file is, in words. */
export const ROLE_WORDS: Record<FileEntry['role'], MessageKey> = {
  'visible picture': 'doc_role_visible_picture',
  reading: 'doc_role_reading',
  'page text': 'doc_role_page_text',
  'page tile': 'doc_role_page_tile',
  'page shot': 'doc_role_page_shot',
  'stitched picture': 'doc_role_stitched_picture',
  'post picture': 'doc_role_post_picture',
  'exhibit picture': 'doc_role_exhibit_picture',
  'harvested posts': 'doc_role_harvested_posts',
  'page snapshot': 'doc_role_page_snapshot',
  'fresh response': 'doc_role_fresh_response',
  'fresh response body': 'doc_role_fresh_response_body',
  'reloaded picture': 'doc_role_reloaded_picture',
  'reloaded reading': 'doc_role_reloaded_reading',
  'capture report': 'doc_role_capture_report',
};

/** The originals with their hashes, and what they were made with. */
export function RecordFiles({ record, say }: { record: KeptRecord; say: Say }) {
  const { evidence, sha256 } = record;
  const { environment } = evidence;
  return (
    <>
      <h3>{say('doc_fact_files')}</h3>
      <p class="mono">{`${recordFolder(record)}/`}</p>
      <table class="hash">
        <thead>
          <tr>
            <th>{say('doc_file_col_name')}</th>
            <th>{say('doc_file_col_size')}</th>
            <th>{say('doc_file_col_sha')}</th>
          </tr>
        </thead>
        <tbody>
          {evidence.files.map(file => (
            <tr key={file.name}>
              <td>
                {file.name}
                <div class="soft">{say(ROLE_WORDS[file.role])}</div>
              </td>
              <td>{say('doc_bytes', String(file.size))}</td>
              <td class="mono">{file.sha256}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Facts>
        <Fact label={say('doc_fact_record_id')}>
          <span class="mono">{evidence.id}</span>
        </Fact>
        <Fact label={say('doc_fact_record_sha')}>
          <span class="mono">{sha256}</span>
        </Fact>
      </Facts>
      <h3>{say('doc_fact_environment')}</h3>
      <Facts>
        <Fact label={say('doc_fact_extension')}>
          <Said>{shownLine(`Hozen ${environment.extensionVersion} (${environment.extensionCommit})`)}</Said>
        </Fact>
        <Fact label={say('doc_fact_browser')}>{shownLine(environment.browser)}</Fact>
        <Fact label={say('doc_fact_os')}>{shownLine(environment.os)}</Fact>
        <Fact label={say('doc_fact_locale')}>{shownLine(`${environment.locale} / ${environment.zone}`)}</Fact>
        <Fact label={say('doc_fact_user_agent')}>
          <Said>{shownLine(environment.userAgent)}</Said>
        </Fact>
      </Facts>
    </>
  );
}
