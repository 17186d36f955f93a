import { useState } from 'preact/hooks';
import type { KeptRecord, MaskPlan } from '../../evidence/index.ts';
import { maskedPictures } from '../../masking/masked-pictures.ts';
import { say } from '../say.ts';
import { useDesk } from '../shared/desk.ts';
import { PageFrame } from '../shared/page-frame.tsx';
import { Problem } from '../shared/problem.tsx';
import { useReread } from '../shared/use-reread.ts';
import { useTask } from '../shared/use-task.ts';
import { PictureCard } from './picture-card.tsx';
import { usePlan } from './use-plan.ts';
import { WordsForm } from './words-form.tsx';

const PICTURE_STEPS = [
  'masking_pictures_open',
  'masking_pictures_draw',
  'masking_pictures_remove',
  'masking_pictures_look',
] as const;

/** Choose what is covered in a copy of one record for others, and have the copy made. */
export function Masking({ recordId }: { recordId: string | null }) {
  const desk = useDesk();
  const { value, problem } = useReread(
    async () => ({ row: recordId === null ? null : await desk.shelf.readRecord(recordId) }),
    [recordId],
  );
  const row = value?.row;
  return (
    <PageFrame title={say('page_title_masking')}>
      <p>{say('masking_lead')}</p>
      <p class="fine">{say('masking_why')}</p>
      <Problem problem={problem} />
      {value && row?.phase !== 'sealed' && <p>{say('masking_none')}</p>}
      {row?.phase === 'sealed' && <Steps key={row.id} record={row} />}
    </PageFrame>
  );
}

function Steps({ record }: { record: KeptRecord }) {
  const desk = useDesk();
  const task = useTask();
  const [saved, setSaved] = useState<string | null>(null);
  const [everLooked, setEverLooked] = useState<readonly string[]>([]);
  const work = usePlan(record);
  const { plan } = work;
  const { id, files } = record.evidence;
  const pictures = maskedPictures(files);
  if (!plan) return <Problem problem={work.problem} />;
  const nameOf = (at: number) => say('masking_picture', String(at + 1), String(pictures.length));
  const left = pictures.flatMap(({ name }, at) => (plan.looked.includes(name) ? [] : [nameOf(at)]));
  const some = work.found.size > 0;
  const change = (next: MaskPlan) => {
    setSaved(null);
    setEverLooked([...new Set([...everLooked, ...plan.looked])]);
    work.change(next);
  };
  const make = () =>
    task.run(async () => {
      await work.kept();
      const { file, fileName } = await desk.takeMaskedCopy(id);
      desk.download(file, fileName);
      setSaved(fileName);
    });
  return (
    <>
      <WordsForm record={record} words={plan.words} onChange={words => change({ ...plan, words })} />
      <section>
        <h2>{say('masking_pictures_title')}</h2>
        {pictures.length === 0 ? (
          <p>{say('masking_pictures_none')}</p>
        ) : (
          <>
            <p class={`notice${some ? '' : ' attention'}`}>
              {say(some ? 'masking_found_some' : 'masking_found_none')}
            </p>
            <ol>
              {PICTURE_STEPS.map(step => (
                <li key={step}>{say(step)}</li>
              ))}
            </ol>
            <p class="fine">{say('masking_keys_note')}</p>
          </>
        )}
        {pictures.map((file, at) => (
          <PictureCard
            key={file.name}
            recordId={id}
            file={file}
            name={nameOf(at)}
            files={files}
            plan={plan}
            bare={some && !work.found.has(file.name)}
            changed={everLooked.includes(file.name)}
            onChange={change}
            onUndo={work.canUndo ? work.undo : null}
          />
        ))}
      </section>
      <section aria-live="polite">
        <h2>{say('masking_make_title')}</h2>
        <p>{say('masking_make_note')}</p>
        {left.length > 0 && <p class="fault">{say('masking_left_to_look', left.join('、'))}</p>}
        <button type="button" class="primary" disabled={left.length > 0 || task.running} onClick={make}>
          {say('masking_make')}
        </button>
        {task.running && <p>{say('masking_making')}</p>}
        {saved !== null && (
          <div class="notice">
            <p class="strong raw">{say('masking_made', saved)}</p>
            <p>{say('masking_made_next')}</p>
          </div>
        )}
        <Problem problem={task.problem ?? work.problem} />
      </section>
    </>
  );
}
