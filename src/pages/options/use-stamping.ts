import { useEffect, useState } from 'preact/hooks';
import type { StampSettings, StampTries } from '../../messages/stamp-settings.ts';
import type { StampTime } from '../../store/read.ts';
import { useDesk } from '../shared/desk.ts';

export interface Stamping {
  settings: StampSettings;
  times: StampTime[];
  tries: StampTries;
}

/** Who is asked to stamp, and how that goes; read anew whenever the store changes. Null until it was read. */
export function useStamping(): { stamping: Stamping | null; change(settings: StampSettings): Promise<void> } {
  const desk = useDesk();
  const [stamping, setStamping] = useState<Stamping | null>(null);
  const look = async () => {
    const [settings, times, tries] = await Promise.all([
      desk.readStampSettings(),
      desk.shelf.stampTimes(),
      desk.readStampTries(),
    ]);
    setStamping({ settings, times, tries });
  };
  useEffect(() => {
    void look();
    return desk.onChange(() => void look());
  }, []);
  const change = async (settings: StampSettings) => {
    await desk.writeStampSettings(settings);
    await look();
    await desk.call('stampNow', {});
  };
  return { stamping, change };
}
