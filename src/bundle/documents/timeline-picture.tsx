import type { Say } from '../../_locales/say.ts';
import type { Timeline, TimelineRow } from './timeline.ts';

/** Units of the drawing; the paper scales it. */
const WIDTH = 1_000;
const NAMES = 330;
const TOTALS = 60;
const ROW = 46;
const HEAD = 44;
/** Half-width letters that fit beside the columns; a kanji takes the room of two. */
const LONGEST_NAME = 41;

/** `text` as far as there is room for it. */
function short(text: string): string {
  let [shown, wide] = ['', 0];
  for (const character of text) {
    wide += /[\u0020-\u007e\uff61-\uff9f]/.test(character) ? 1 : 2;
    if (wide > LONGEST_NAME) return `${shown}…`;
    shown += character;
  }
  return shown;
}

/** Labels that do not run into each other: about eight over the width, the first always. */
function isLabelled(at: number, columns: number): boolean {
  return at % Math.max(1, Math.ceil(columns / 8)) === 0;
}

/** Who posted where and how often, as a picture: an area for each count, the number in it. */
export function TimelinePicture({ timeline, say }: { timeline: Timeline; say: Say }) {
  const { step, columns, rows, undated } = timeline;
  if (rows.length === 0) return null;
  const wide = (WIDTH - NAMES - TOTALS) / columns.length;
  const most = Math.max(...rows.flatMap(({ counts }) => counts));
  const height = HEAD + rows.length * ROW + 8;
  const label = say('doc_timeline_alt', String(rows.reduce((sum, { total }) => sum + total, 0)));
  return (
    <figure class="timeline">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
        {columns.map((day, at) => (
          <g key={day}>
            {isLabelled(at, columns.length) && (
              <text x={NAMES + at * wide + 2} y={18} class="soft">
                {step === 'year' ? day.slice(0, 4) : step === 'month' ? day.slice(0, 7) : day}
              </text>
            )}
            <line x1={NAMES + at * wide} x2={NAMES + at * wide} y1={26} y2={height - 8} class="grid" />
          </g>
        ))}
        <text x={WIDTH - 4} y={18} class="soft end">
          {say('doc_timeline_total')}
        </text>
        {rows.map((row, at) => (
          <Row key={`${row.site} ${row.who}`} row={row} top={HEAD + at * ROW} wide={wide} most={most} />
        ))}
      </svg>
      <figcaption>
        {say(`doc_timeline_note_${step}`)}
        {undated > 0 && ` ${say('doc_timeline_undated', String(undated))}`}
      </figcaption>
    </figure>
  );
}

function Row({ row, top, wide, most }: { row: TimelineRow; top: number; wide: number; most: number }) {
  const middle = top + ROW / 2;
  const largest = Math.min(ROW - 6, Math.max(wide, 14)) / 2;
  return (
    <g>
      <line x1={0} x2={WIDTH} y1={top} y2={top} class="grid" />
      <text x={0} y={middle - 4} class="strong">
        {short(row.site)}
      </text>
      <text x={0} y={middle + 15}>
        {short(row.who)}
      </text>
      {row.counts.map((count, at) => {
        if (count === 0) return null;
        const x = NAMES + (at + 0.5) * wide;
        const radius = Math.max(5, largest * Math.sqrt(count / most));
        return (
          <g key={at}>
            <circle cx={x} cy={middle} r={radius} />
            {count > 1 && (
              <text x={x} y={middle + 5} class={radius > 9 ? 'in' : 'by'} dx={radius > 9 ? 0 : radius + 8}>
                {String(count)}
              </text>
            )}
          </g>
        );
      })}
      <text x={WIDTH - 4} y={middle + 6} class="strong end">
        {String(row.total)}
      </text>
    </g>
  );
}
