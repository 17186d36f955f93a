import type { Verdict } from '../../bundle/verify/index.ts';
import { say } from '../say.ts';
import { sizeText } from '../shared/size-text.ts';
import { inBoth } from './times.ts';

/** How much was read and compared, so that nobody takes a part for the whole. */
export function CheckedFacts({ verdict: { checked, stamps, made } }: { verdict: Verdict }) {
  const good = stamps.filter(({ state }) => state === 'good').length;
  return (
    <section>
      <h3>{say('verify_checked')}</h3>
      <dl class="facts">
        <dt>{say('verify_checked_files')}</dt>
        <dd>{say('verify_checked_files_value', String(checked.files), sizeText(checked.bytes))}</dd>
        <dt>{say('verify_checked_links')}</dt>
        <dd>{say('verify_checked_links_value', String(checked.links))}</dd>
        <dt>{say('verify_checked_signatures')}</dt>
        <dd>{say('verify_checked_signatures_value', String(checked.signatures))}</dd>
        <dt>{say('verify_checked_stamps')}</dt>
        <dd>
          {stamps.length === 0
            ? say('verify_checked_stamps_none')
            : say('verify_checked_stamps_value', String(stamps.length), String(good))}
        </dd>
        {made && (
          <>
            <dt>{say('verify_made')}</dt>
            <dd class="value">{inBoth(made.at.instant)}</dd>
            <dt>{say('verify_software')}</dt>
            <dd class="raw">{made.software}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
