import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '../say.ts';
import { useDesk } from './desk.ts';

/** True from the first time the element is on the screen. */
function useSeen<E extends Element>() {
  const place = useRef<E>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      setSeen(true);
      watch.disconnect();
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return { place, seen };
}

/** An address of the picture's Blob, read once `wanted` and given back on the way out. Null until then. */
function usePicture(recordId: string, name: string, wanted: boolean): string | null {
  const { shelf } = useDesk();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let made: string | null = null;
    let gone = false;
    shelf.readFile(recordId, name).then(
      file => {
        if (gone || !file) return;
        made = URL.createObjectURL(file.blob);
        setAddress(made);
      },
      () => setAddress(null),
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
      setAddress(null);
    };
  }, [shelf, recordId, name, wanted]);
  return address;
}

/** A kept picture, small and blurred until the person asks to see it. Its bytes are read only when on screen. */
export function BlurredPicture({ recordId, name }: { recordId: string; name: string }) {
  const { place, seen } = useSeen<HTMLDivElement>();
  const address = usePicture(recordId, name, seen);
  const [shown, setShown] = useState(false);
  return (
    <div class={shown ? 'picture shown' : 'picture'} ref={place}>
      <div class="picture-frame">
        {address && (
          <img
            src={address}
            class={shown ? '' : 'blurred'}
            alt={say(shown ? 'row_picture' : 'row_picture_blurred')}
          />
        )}
      </div>
      <button type="button" class="link" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {say(shown ? 'row_picture_hide' : 'row_picture_show')}
      </button>
    </div>
  );
}
