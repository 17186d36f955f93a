import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What a window without a person needs: a screen, a window manager, a hand. */
const PROGRAMS = ['Xvfb', 'openbox', 'xdotool'];

/** Whether this machine can show a real window to nobody and press real keys in it. */
export function canShowWindow(): boolean {
  return PROGRAMS.every(name => spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined);
}

export interface Screen {
  display: string;
  /** Press the mouse's button (1 left, 3 right) at a place of the screen. */
  press(x: number, y: number, button?: 1 | 3): void;
  /** Press keys, by their X names: `alt+shift+k`, `Return`. */
  keys(...names: string[]): void;
  /** Do `what` and wait until one more window shows, as a menu is one. Throws where none does. */
  untilMenu(what: () => void): Promise<void>;
  close(): void;
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/** A screen of its own, with a window manager. `close` ends just the processes started here. */
export async function openScreen(): Promise<Screen> {
  let number = 90;
  while (existsSync(`/tmp/.X11-unix/X${number}`)) number++;
  const display = `:${number}`;
  const env = { ...process.env, DISPLAY: display };
  const started: ChildProcess[] = [
    spawn('Xvfb', [display, '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], { stdio: 'ignore' }),
  ];
  for (let tries = 0; tries < 100 && !existsSync(`/tmp/.X11-unix/X${number}`); tries++) await pause(100);
  started.push(spawn('openbox', [], { stdio: 'ignore', env }));
  const hand = (...args: string[]) => execFileSync('xdotool', args, { env });
  const windows = () =>
    spawnSync('xdotool', ['search', '--onlyvisible', '--name', '.*'], { env, encoding: 'utf8' })
      .stdout.split('\n')
      .filter(Boolean).length;
  return {
    display,
    press(x, y, button = 1) {
      hand('mousemove', '--sync', String(Math.round(x)), String(Math.round(y)), 'click', String(button));
    },
    keys(...names) {
      for (const name of names) hand('key', name);
    },
    async untilMenu(what) {
      const before = windows();
      what();
      for (let tries = 0; windows() <= before; tries++) {
        if (tries === 100) throw new Error('no further window showed within ten seconds');
        await pause(100);
      }
      await pause(300);
    },
    close() {
      for (const child of started.reverse()) child.kill();
    },
  };
}
