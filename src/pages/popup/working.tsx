import { say } from '../say.ts';

/** The page is being kept. */
export function Working() {
  return (
    <p class="working">
      <span class="spinner" aria-hidden="true" />
      {say('capture_working')}
    </p>
  );
}
