import type { KeptRecord, SendAnswers } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { HOTLINE_PAGE } from '../shared/page-addresses.ts';
import { copyFields } from './copy-fields.ts';
import { CopyRow } from './copy-row.tsx';

interface Props {
  answers: SendAnswers;
  records: readonly KeptRecord[];
  onClear(): void;
}

/** The report ready to copy, field by field, beside the hotline's own page. */
export function CopySheet({ answers, records, onClear }: Props) {
  const desk = useDesk();
  return (
    <>
      <h2>{say('copy_title')}</h2>
      <p>{say('copy_lead')}</p>
      <button type="button" class="primary" onClick={() => desk.openSite(HOTLINE_PAGE)}>
        {say('copy_open_hotline')}
      </button>
      <p class="fine raw">{HOTLINE_PAGE}</p>
      <ul class="copy-list">
        {copyFields(answers, records).map(field => (
          <CopyRow key={field.label} field={field} />
        ))}
      </ul>
      <div class="notice">
        <p>{say('copy_no_attachment')}</p>
        <button type="button" class="soft" onClick={() => desk.openPage('library')}>
          {say('popup_save')}
        </button>
      </div>
      <p class="fine">{say('copy_not_sent')}</p>
      <button type="button" class="quiet" onClick={onClear}>
        {say('copy_finished')}
      </button>
    </>
  );
}
