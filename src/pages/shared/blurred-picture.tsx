import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '../say.ts';
import { usePicture } from './use-picture.ts';

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
