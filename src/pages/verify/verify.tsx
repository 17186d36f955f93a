import { useState } from 'preact/hooks';
import { say } from '../say.ts';
import { sizeText } from '../shared/size-text.ts';
import type { Checker, Told } from './checker.ts';
import { ChooseZip } from './choose-zip.tsx';
import { Outcome } from './outcome.tsx';
import { ToldFields } from './told-fields.tsx';
import { useVerify } from './use-verify.ts';

const NOTHING_TOLD: Told = { key: null, roots: [] };

/** Checks a bundle and says how far it can be relied on. It needs nothing of the extension, so that verify.html is the same. */
export function Verify({ check }: { check: Checker }) {
  const verifying = useVerify(check);
  const [told, setTold] = useState<Told | null>(NOTHING_TOLD);
  const [changed, setChanged] = useState(false);
  const { file, phase } = verifying;
  const start = (chosen: File) => {
    if (!told) return;
    setChanged(false);
    verifying.start(chosen, told);
  };
  return (
    <>
      <p>{say('verify_lead')}</p>
      <ChooseZip again={file !== null} blocked={told === null} onChoose={start} />
      <ToldFields
        onChange={next => {
          setTold(next);
          setChanged(true);
        }}
      />
      {file && changed && phase.kind !== 'working' && (
        <p>
          <button type="button" class="soft" disabled={told === null} onClick={() => start(file)}>
            {say('verify_again')}
          </button>
        </p>
      )}
      {file && <p class="fine raw">{say('verify_chosen', file.name, sizeText(file.size))}</p>}
      <Outcome phase={phase} onStop={verifying.stop} />
    </>
  );
}
