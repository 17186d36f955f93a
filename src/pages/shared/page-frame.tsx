import type { ComponentChildren } from 'preact';
import { say } from '../say.ts';
import { useDesk } from './desk.ts';

/** A page in a tab: its heading, its content, and the way to people who can help. */
export function PageFrame({ title, children }: { title: string; children: ComponentChildren }) {
  const desk = useDesk();
  return (
    <div class="page">
      <header class="page-head">
        <img src="/icons/48.png" alt="" width="36" height="36" />
        <h1>{title}</h1>
        <button type="button" class="link" onClick={() => desk.openPage('help')}>
          {say('page_help')}
        </button>
      </header>
      <main>{children}</main>
    </div>
  );
}
