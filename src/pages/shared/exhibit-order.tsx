import { exhibitPlaces } from '../../advice/exhibit-places.ts';
import { postLines } from '../../advice/post-lines.ts';
import { postedAt } from '../../advice/posted-at.ts';
import type { KeptRecord } from '../../evidence/index.ts';
import { say } from '../say.ts';
import { Tick } from './tick.tsx';

/** Records in the order of their provisional numbers, and which of them are branches of the one before. */
export interface Arrangement {
  order: readonly string[];
  branches: ReadonlySet<string>;
}

/** `甲1`, `甲1の2` … for each record of `order`. */
function numbersOf({ order, branches }: Arrangement): string[] {
  return exhibitPlaces(order.map(id => ({ item: id, isBranch: branches.has(id) }))).map(
    ({ number, branch }) =>
      branch === null
        ? say('order_number', String(number))
        : say('order_branch', String(number), String(branch)),
  );
}

interface Props {
  /** Those chosen, in the order of capture. */
  records: readonly KeptRecord[];
  arrangement: Arrangement;
  onArrange(arrangement: Arrangement): void;
}

/** The provisional exhibit numbers, to be put in order by the person. Shows no picture and no post text. */
export function ExhibitOrder({ records, arrangement, onArrange }: Props) {
  const { order, branches } = arrangement;
  const byId = new Map(records.map(record => [record.evidence.id, record]));
  const numbers = numbersOf(arrangement);
  const sortBy = (key: (record: KeptRecord) => number | string) => {
    const sorted = [...records].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
    onArrange({ order: sorted.map(record => record.evidence.id), branches: new Set() });
  };
  const move = (at: number, by: number) => {
    const moved = [...order];
    const [id] = moved.splice(at, 1);
    if (id !== undefined) moved.splice(at + by, 0, id);
    onArrange({ order: moved, branches });
  };
  const turnBranch = (id: string, isBranch: boolean) => {
    const after = new Set(branches);
    if (isBranch) after.add(id);
    else after.delete(id);
    onArrange({ order, branches: after });
  };
  return (
    <details class="exhibit-order">
      <summary>{say('order_open')}</summary>
      <p class="fine">{say('order_note')}</p>
      <div class="buttons">
        <button type="button" class="link" onClick={() => sortBy(postedAt)}>
          {say('order_by_post')}
        </button>
        <button
          type="button"
          class="link"
          onClick={() => sortBy(({ evidence }) => evidence.captured.device.instant)}
        >
          {say('order_by_capture')}
        </button>
      </div>
      <ol class="choice-list">
        {order.map((id, at) => {
          const record = byId.get(id);
          if (!record) return null;
          const { time, author, address } = postLines(record, say);
          const number = numbers[at] ?? '';
          return (
            <li key={id}>
              <p>
                <span class="strong">{number}</span> {time.entered ? time.entered.jst : time.jst}
                <span class="fine raw">
                  {author.line} {address.text}
                </span>
              </p>
              <div class="buttons">
                <button type="button" class="link" disabled={at === 0} onClick={() => move(at, -1)}>
                  {say('order_up')}
                  <span class="unseen">{number}</span>
                </button>
                <button
                  type="button"
                  class="link"
                  disabled={at === order.length - 1}
                  onClick={() => move(at, 1)}
                >
                  {say('order_down')}
                  <span class="unseen">{number}</span>
                </button>
              </div>
              {at > 0 && (
                <Tick
                  checked={branches.has(id)}
                  text={say('order_is_branch')}
                  note=""
                  onChange={isBranch => turnBranch(id, isBranch)}
                />
              )}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
