import { useState } from 'preact/hooks';
import type { FileEntry, MaskPlan } from '../../evidence/index.ts';
import { withDrawn, withMoved, withoutMask } from '../../masking/edit-plan.ts';
import { say } from '../say.ts';
import { usePicture } from '../shared/use-picture.ts';
import { BoxLayer } from './box-layer.tsx';
import { PICTURE_WORDS } from './picture-words.ts';

interface Props {
  recordId: string;
  file: FileEntry;
  /** Which of the pictures it is: 画像 1 / 3. */
  name: string;
  files: readonly FileEntry[];
  plan: MaskPlan;
  /** Nothing was found on it, though on others something was. */
  bare: boolean;
  /** Boxes were put on it after it had been looked through. */
  changed: boolean;
  onChange(plan: MaskPlan): void;
  /** Null where there is nothing to undo. */
  onUndo: (() => void) | null;
}

/** One picture: blurred until it is asked for, then with its boxes to be drawn, and the word that it was looked through. */
export function PictureCard({ recordId, file, name, files, plan, bare, changed, onChange, onUndo }: Props) {
  const [open, setOpen] = useState(false);
  const [solid, setSolid] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const address = usePicture(recordId, file.name, true);
  const { width, height } = file.made;
  const masks = plan.masks.flatMap((mask, index) => (mask.file === file.name ? [{ mask, index }] : []));
  const looked = plan.looked.includes(file.name);
  const kind = say(PICTURE_WORDS[file.role] ?? 'row_picture');
  const isChosen = masks.some(({ index }) => index === chosen);
  const remove = (index: number) => {
    setChosen(null);
    onChange(withoutMask(plan, index));
  };
  const look = (now: boolean) =>
    onChange({
      ...plan,
      looked: now ? [...plan.looked, file.name] : plan.looked.filter(one => one !== file.name),
    });
  const add = () => {
    if (width === null || height === null) return;
    const [wide, high] = [Math.round(width / 5), Math.round(Math.min(height, width) / 10)];
    const box = { x: Math.round((width - wide) / 2), y: Math.round(high), width: wide, height: high };
    onChange(withDrawn(plan, files, file.name, box));
  };
  return (
    <article class={`mask-card${looked ? ' looked' : ''}${solid ? ' solid' : ''}`} data-file={file.name}>
      <h3>
        {name} {looked && <span class="looked-mark">✓ {say('masking_looked_mark')}</span>}
      </h3>
      <p class="fine">
        {kind} ({file.name}) · {say('masking_boxes', String(masks.length))}
      </p>
      {bare && <p class="fault">{say('masking_found_bare')}</p>}
      {changed && !looked && <p class="fault">{say('masking_look_again')}</p>}
      {!open && address && (
        <div class="mask-closed">
          <img src={address} alt={say('row_picture_blurred')} />
        </div>
      )}
      <div class="buttons">
        <button type="button" class="soft" aria-expanded={open} onClick={() => setOpen(!open)}>
          {say(open ? 'masking_picture_hide' : 'masking_picture_show')}
        </button>
        {open && (
          <>
            <button type="button" class="quiet" onClick={add}>
              {say('masking_add')}
            </button>
            <button
              type="button"
              class="quiet"
              disabled={!isChosen}
              onClick={() => chosen !== null && remove(chosen)}
            >
              {say('masking_remove')}
            </button>
            <button type="button" class="quiet" disabled={!onUndo} onClick={() => onUndo?.()}>
              {say('masking_undo')}
            </button>
            <button type="button" class="quiet" aria-pressed={solid} onClick={() => setSolid(!solid)}>
              {say(solid ? 'masking_clear' : 'masking_solid')}
            </button>
          </>
        )}
      </div>
      {open && address && width !== null && height !== null && (
        <>
          <BoxLayer
            address={address}
            alt={`${name} ${kind}`}
            width={width}
            height={height}
            masks={masks}
            onDrawn={box => onChange(withDrawn(plan, files, file.name, box))}
            onMoved={(index, box) => onChange(withMoved(plan, files, index, box))}
            onRemoved={remove}
            onChosen={setChosen}
          />
          <label class="tick">
            <input type="checkbox" checked={looked} onChange={event => look(event.currentTarget.checked)} />
            <span>
              <span>{say('masking_looked')}</span>
            </span>
          </label>
        </>
      )}
    </article>
  );
}
