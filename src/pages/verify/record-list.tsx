import type { RecordVerdict } from '../../bundle/verify/index.ts';
import { say } from '../say.ts';
import { inBoth } from './times.ts';

/** Each record: where, when by the device, and since when by an outside clock. */
export function RecordList({ records }: { records: readonly RecordVerdict[] }) {
  return (
    <section>
      <h3>{say('verify_records', String(records.length))}</h3>
      {records.map(({ id, url, captured, existedBefore }, n) => (
        <article class="record" key={id}>
          <h4>{say('verify_record', String(n + 1))}</h4>
          <dl class="facts">
            <dt>{say('verify_record_url')}</dt>
            <dd class="raw">{url}</dd>
            <dt>{say('verify_record_captured')}</dt>
            <dd class="value">{inBoth(captured.instant)}</dd>
            <dt>{say('verify_record_before')}</dt>
            <dd class="value">
              {existedBefore
                ? say('verify_record_before_value', inBoth(existedBefore.instant))
                : say('verify_record_before_none')}
              {existedBefore?.authority && (
                <span class="fine block">{say('verify_record_before_whose', existedBefore.authority)}</span>
              )}
            </dd>
            <dt>{say('verify_record_id')}</dt>
            <dd class="raw">data/records/{id}</dd>
          </dl>
        </article>
      ))}
    </section>
  );
}
