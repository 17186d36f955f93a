import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type PostLines, postLines } from '../../advice/post-lines.ts';
import type { EnteredTime, KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { TimeForm } from '../shared/time-form.tsx';
import { missingLines } from './missing-lines.ts';

interface Props {
  record: KeptRecord;
  /** Null where the person cannot choose, or is being asked to already. */
  onPickAnother: (() => void) | null;
  onEnterTime(time: EnteredTime): void;
}

/** The three things to keep, each with what was kept or what is missing and how to mend it. */
export function Checklist({ record, onPickAnother, onEnterTime }: Props) {
  const lines = postLines(record, say);
  return (
    <ul class="checklist">
      <PictureItem record={record} />
      <TimeItem record={record} time={lines.time} onEnterTime={onEnterTime} />
      <AddressItem record={record} address={lines.address} onPickAnother={onPickAnother} />
    </ul>
  );
}

function Item({ done, name, children }: { done: boolean; name: string; children: ComponentChildren }) {
  return (
    <li class={done ? 'item done' : 'item attention'}>
      <span class="item-mark" role="img" aria-label={say(done ? 'check_kept' : 'check_missing')}>
        {done ? '✓' : '△'}
      </span>
      <div class="item-body">
        <p class="item-name">{name}</p>
        {children}
      </div>
    </li>
  );
}

function PictureItem({ record }: { record: KeptRecord }) {
  const picture = record.evidence.files.find(file => file.role === 'visible picture');
  const tiles = record.evidence.files.filter(file => file.role === 'page tile').length;
  const cut = missingLines(record, 'whole page');
  const missing = [...missingLines(record, 'picture'), ...cut];
  const whole = tiles > 0 && cut.length === 0;
  return (
    <Item done={picture !== undefined} name={say('check_picture')}>
      {picture && <p>{whole ? say('check_picture_whole', String(tiles)) : say('check_picture_kept')}</p>}
      {missing.map(({ why, mend }) => (
        <Missing key={why} why={why} mend={mend} />
      ))}
    </Item>
  );
}

function Missing({ why, mend }: { why: string; mend: string }) {
  return (
    <>
      <p>{why}</p>
      <p class="fine">{mend}</p>
    </>
  );
}

interface TimeItemProps {
  record: KeptRecord;
  time: PostLines['time'];
  onEnterTime(time: EnteredTime): void;
}

function TimeItem({ record, time, onEnterTime }: TimeItemProps) {
  const [asking, setAsking] = useState(false);
  const { post, captured } = record.evidence;
  const exact = post?.time.kind === 'absolute' && post.time.certain && post.time.precision !== 'day';
  const known = exact || time.entered !== null;
  return (
    <Item done={known} name={say('check_time')}>
      <p class={time.kind === 'unknown' ? '' : 'value'}>{time.jst}</p>
      {time.kind !== 'unknown' && (
        <p class="fine">
          {time.precision} · {say('check_time_shown', time.shown)}
        </p>
      )}
      {time.doubts.map(doubt => (
        <p class="fine" key={doubt}>
          {doubt}
        </p>
      ))}
      {time.entered && (
        <p>
          {time.entered.label}: <span class="value">{time.entered.jst}</span>
        </p>
      )}
      {asking && (
        <TimeForm
          notAfter={captured.device.instant}
          onEnter={entered => {
            setAsking(false);
            onEnterTime(entered);
          }}
          onLeave={() => setAsking(false)}
        />
      )}
      {!asking && !exact && (
        <button type="button" class="link" onClick={() => setAsking(true)}>
          {say(time.entered ? 'check_time_enter_again' : 'check_time_enter')}
        </button>
      )}
    </Item>
  );
}

interface AddressItemProps {
  record: KeptRecord;
  address: PostLines['address'];
  onPickAnother: (() => void) | null;
}

function AddressItem({ record, address, onPickAnother }: AddressItemProps) {
  const own = address.of === 'post' || address.of === 'thread';
  return (
    <Item done={own} name={say('check_url')}>
      <p class="value raw">{address.text}</p>
      {!own && <p>{say(record.evidence.post ? 'check_url_page_only' : 'check_url_no_post')}</p>}
      {own &&
        address.notes.map(note => (
          <p class="fine" key={note}>
            {note}
          </p>
        ))}
      {missingLines(record, 'reading').map(({ why, mend }) => (
        <Missing key={why} why={why} mend={mend} />
      ))}
      {onPickAnother && (
        <button type="button" class="link" onClick={onPickAnother}>
          {say('capture_other_post')}
        </button>
      )}
    </Item>
  );
}
