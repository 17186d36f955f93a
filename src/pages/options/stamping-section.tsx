import { useState } from 'preact/hooks';
import type { MessageKey } from '../../_locales/say.ts';
import { originPattern } from '../../messages/endpoint.ts';
import { AUTHORITIES, type Authority, type AuthorityNote, CALENDARS } from '../../stamps/index.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { AuthorityRow } from './authority-row.tsx';
import { OwnAuthority } from './own-authority.tsx';
import { StampStatus } from './stamp-status.tsx';
import { useStamping } from './use-stamping.ts';

const NOTES: Record<AuthorityNote, MessageKey> = {
  'root to be had from the authority': 'stamping_note_own_root',
  'root not certain': 'stamping_note_root_unsure',
  'one stamp in 15 seconds': 'stamping_note_15_seconds',
  'not for business': 'stamping_note_not_business',
  'run privately': 'stamping_note_private',
};

/** ISO 3166-1 code in the words of the browser's language. */
function regionName(country: string): string {
  return new Intl.DisplayNames([navigator.language], { type: 'region' }).of(country) ?? country;
}

/** Who they are, and what is unsure of them, in one line. */
function about({ url, operator, country, notes, checked }: Authority): string {
  return [
    country === null
      ? say('stamping_operator_alone', operator)
      : say('stamping_operator', operator, regionName(country)),
    ...(url.startsWith('http:') ? [say('stamping_plain_http')] : []),
    ...notes.map(note => say(NOTES[note])),
    say('stamping_checked', checked),
  ].join(' ');
}

/** The name anchors are kept under, beside the authorities' own. */
const ANCHOR = 'opentimestamps';

/** Outside clocks: who may be asked for time-stamps. Nobody is, until the person says so. */
export function StampingSection() {
  const desk = useDesk();
  const { stamping, change } = useStamping();
  const [added, setAdded] = useState<URL[]>([]);
  const [choosing, setChoosing] = useState(false);
  const [refused, setRefused] = useState(false);
  if (!stamping) return null;
  const { settings } = stamping;
  const own = [...settings.authorities.map(({ url }) => url), ...added.map(({ href }) => href)];
  const offered = AUTHORITIES.map(({ url }) => new URL(url).href);
  const urls = [...new Set([...own, ...offered])];
  const isUsed = (url: string) => settings.authorities.some(one => one.url === url);
  const [used, unused] = [urls.filter(isUsed), urls.filter(url => !isUsed(url))];
  const row = (url: string) => {
    const authority = AUTHORITIES.find(one => new URL(one.url).href === url);
    return (
      <AuthorityRow
        key={url}
        name={authority?.name ?? new URL(url).host}
        url={new URL(url)}
        about={<span class="fine raw">{authority ? about(authority) : url}</span>}
        stamping={stamping}
        onChange={change}
      />
    );
  };

  const setAnchors = async (anchors: boolean) => {
    const patterns = CALENDARS.map(calendar => originPattern(new URL(calendar)));
    // Asked before anything is awaited: the browser only shows its question within the click itself.
    const allowed = anchors ? await desk.askForOrigin(...patterns) : false;
    setRefused(anchors && !allowed);
    if (anchors && !allowed) return;
    await change({ ...settings, anchors });
    if (!anchors) for (const pattern of patterns) await desk.giveUpOrigin(pattern);
  };

  return (
    <section>
      <h2>{say('stamping_title')}</h2>
      <p>{say('stamping_lead')}</p>
      <p class="fine">{say('stamping_internet_address')}</p>
      <p class="fine">{say('stamping_off_note')}</p>
      <ul class="authorities">{[...used, ...(choosing ? unused : [])].map(row)}</ul>
      {!choosing && (
        <div class="buttons">
          <button type="button" class="soft" onClick={() => setChoosing(true)}>
            {say('stamping_choose')}
          </button>
        </div>
      )}
      {choosing && <OwnAuthority onAdd={url => setAdded([...added, url])} />}
      <label class="tick">
        <input
          type="checkbox"
          checked={settings.anchors}
          onChange={event => void setAnchors(event.currentTarget.checked)}
        />
        <span>
          <span>{say('stamping_anchors')}</span>
          <span class="fine">{say('stamping_anchors_note')}</span>
          {settings.anchors && <StampStatus authority={ANCHOR} stamping={stamping} />}
        </span>
      </label>
      <p class="fault" aria-live="polite">
        {refused && say('stamping_no_permission')}
      </p>
    </section>
  );
}
