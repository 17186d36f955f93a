import { useRef, useState } from 'preact/hooks';
import type { MessageKey } from '../../_locales/say.ts';
import type { Mask, PictureBox } from '../../evidence/index.ts';
import { wholePixels } from '../../pictures/box.ts';
import { say } from '../say.ts';

const HOW: Record<Mask['how'], MessageKey> = {
  found: 'masking_box_found',
  drawn: 'masking_box_drawn',
  carried: 'masking_box_carried',
};

/** Smaller than this was a click, not a box. Pixels of the picture. */
const LEAST = 6;
const STEP = 8;

interface Props {
  address: string;
  alt: string;
  width: number;
  height: number;
  /** Masks of this picture with their places in the plan. */
  masks: { mask: Mask; index: number }[];
  onDrawn(box: PictureBox): void;
  onMoved(index: number, box: PictureBox): void;
  onRemoved(index: number): void;
  /** A box was clicked or reached by keyboard. */
  onChosen(index: number): void;
}

type Point = { x: number; y: number };

const around = (a: Point, b: Point): PictureBox => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

/** `box` after an arrow key: moved, or with `resize` larger or smaller. Null for other keys. */
function keyed(box: PictureBox, key: string, resize: boolean): PictureBox | null {
  const [dx, dy] =
    { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[key] ?? [];
  if (dx === undefined || dy === undefined) return null;
  if (!resize) return { ...box, x: box.x + dx, y: box.y + dy };
  return { ...box, width: Math.max(LEAST, box.width + dx), height: Math.max(LEAST, box.height + dy) };
}

/** A picture with its masks over it: drawn, moved and removed with mouse or keyboard. */
export function BoxLayer({ address, alt, width, height, masks, ...on }: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const begun = useRef<Point | null>(null);
  const [draft, setDraft] = useState<PictureBox | null>(null);
  const style = (box: PictureBox) => ({
    left: `${(100 * box.x) / width}%`,
    top: `${(100 * box.y) / height}%`,
    width: `${(100 * box.width) / width}%`,
    height: `${(100 * box.height) / height}%`,
  });
  const pointOf = (event: PointerEvent): Point => {
    const seen = stage.current?.getBoundingClientRect() ?? new DOMRect(0, 0, width, height);
    return {
      x: ((event.clientX - seen.left) / seen.width) * width,
      y: ((event.clientY - seen.top) / seen.height) * height,
    };
  };
  const start = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target as Element).closest('.mask-box')) return;
    event.preventDefault();
    begun.current = pointOf(event);
    stage.current?.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (begun.current) setDraft(around(begun.current, pointOf(event)));
  };
  const end = (event: PointerEvent) => {
    const from = begun.current;
    begun.current = null;
    setDraft(null);
    const box = from && wholePixels(around(from, pointOf(event)), width, height);
    if (box && box.width >= LEAST && box.height >= LEAST) on.onDrawn(box);
  };
  const cancel = () => {
    begun.current = null;
    setDraft(null);
  };
  const press = (event: KeyboardEvent, index: number, box: PictureBox) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      on.onRemoved(index);
      return;
    }
    const moved = keyed(box, event.key, event.shiftKey);
    const whole = moved && wholePixels(moved, width, height);
    if (!moved) return;
    event.preventDefault();
    if (whole) on.onMoved(index, whole);
  };
  return (
    <div
      class="mask-stage"
      ref={stage}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={cancel}
    >
      <img src={address} alt={alt} draggable={false} />
      {masks.map(({ mask, index }, at) => (
        <button
          type="button"
          key={index}
          class={`mask-box ${mask.how}`}
          style={style(mask.box)}
          aria-label={say('masking_box', String(at + 1), say(HOW[mask.how]))}
          onFocus={() => on.onChosen(index)}
          onKeyDown={event => press(event, index, mask.box)}
        />
      ))}
      {draft && <div class="mask-box mask-draft" style={style(draft)} />}
    </div>
  );
}
