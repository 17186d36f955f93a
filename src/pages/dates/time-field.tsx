import { useState } from 'preact/hooks';
import { postLines } from '../../advice/post-lines.ts';
import type { EnteredTime, KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { TimeForm } from '../shared/time-form.tsx';

interface Props {
  record: KeptRecord;
  onEnter(time: EnteredTime): void;
}

/** The post's time as the person knows it, where the page gave none that is certain: most dates are counted from it. */
export function TimeField({ record, onEnter }: Props) {
  const [asking, setAsking] = useState(false);
  const { post, captured } = record.evidence;
  const { entered, jst } = postLines(record, say).time;
  if (post?.time.kind === 'absolute' && post.time.certain) return null;
  return (
    <div class="day-field">
      <p>
        <span class="strong">{say('dates_time')}</span>: {entered?.jst ?? jst}
      </p>
      {asking ? (
        <TimeForm
          notAfter={captured.device.instant}
          onEnter={time => {
            setAsking(false);
            onEnter(time);
          }}
          onLeave={() => setAsking(false)}
        />
      ) : (
        <>
          <p class="fine">{say('dates_time_note')}</p>
          <div class="buttons">
            <button type="button" class="quiet" onClick={() => setAsking(true)}>
              {say(entered ? 'check_time_enter_again' : 'check_time_enter')}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
