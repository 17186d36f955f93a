/** @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { MessageKey } from '../_locales/say.ts';
import { type Instant, inJst, inUtc, type Precision } from '../evidence/index.ts';
import { say } from './page-frame.tsx';

/** One line of a description list. */
export function Field({ name, children }: { name: MessageKey; children: ComponentChildren }) {
  return (
    <>
      <dt>{say(name)}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A moment in Japan's time, and in UTC beside it. */
export function Moment({ instant, precision = 'second' }: { instant: Instant; precision?: Precision }) {
  return (
    <>
      {inJst(instant, precision)} <span class="utc">{inUtc(instant, precision)}</span>
    </>
  );
}
