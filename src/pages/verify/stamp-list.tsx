import { stampWords, type Verdict } from '../../bundle/verify/index.ts';
import { say } from '../say.ts';
import { inBoth } from './times.ts';

/** What outside clocks say, one by one. */
export function StampList({ verdict: { stamps, anchors } }: { verdict: Verdict }) {
  if (stamps.length + anchors.length === 0) return null;
  return (
    <section>
      <h3>{say('verify_stamps')}</h3>
      <ul class="stamps">
        {stamps.map(stamp => (
          <li key={stamp.file}>
            <p class="strong raw">{stamp.authority ?? say('verify_stamp_nameless')}</p>
            {stamp.time && <p class="value">{say('verify_stamp_time', inBoth(stamp.time))}</p>}
            <p>{say(stampWords(stamp))}</p>
            <p class="fine raw">{stamp.file}</p>
          </li>
        ))}
        {anchors.map(({ file, state, blocks }) => (
          <li key={file}>
            <p>
              {state === 'block claimed'
                ? say('verify_anchor_block', blocks.join(', '))
                : say('verify_anchor_pending')}
            </p>
            <p class="fine raw">{file}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
