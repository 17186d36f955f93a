import type { MessageKey } from '../../_locales/say.ts';
import type { Remark, Verdict } from '../../bundle/verify/index.ts';
import { say } from '../say.ts';
import { spanText } from './times.ts';

const WORDS: Record<Remark['kind'], MessageKey> = {
  'clock differs from server': 'verify_remark_clock_differs',
  'clock later than stamp': 'verify_remark_clock_later',
  'stamped late': 'verify_remark_stamped_late',
  'clock went back': 'verify_remark_clock_back',
  'key was replaced': 'verify_remark_key_replaced',
  'key was lost': 'verify_remark_key_lost',
  'unsigned events': 'verify_remark_unsigned',
  'partial record': 'verify_remark_partial',
};

/** `記録 2`, `出来事 17`, or the bundle itself. */
function ofWhat({ of }: Remark, { records }: Verdict): string {
  if (of === 'bundle') return say('verify_of_bundle');
  const place = records.findIndex(({ id }) => id === of);
  return place === -1 ? say('verify_of_link', of) : say('verify_of_record', String(place + 1));
}

/** What does not break a bundle and yet should be known. */
export function RemarkList({ verdict }: { verdict: Verdict }) {
  if (verdict.remarks.length === 0) return null;
  return (
    <section class="notice attention">
      <h3>{say('verify_remarks')}</h3>
      <ul>
        {verdict.remarks.map((remark, n) => (
          <li key={n}>{say(WORDS[remark.kind], ofWhat(remark, verdict), spanText(Number(remark.detail)))}</li>
        ))}
      </ul>
    </section>
  );
}
