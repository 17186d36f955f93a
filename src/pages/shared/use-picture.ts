import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './desk.ts';

/** An address of the picture's Blob, read once `wanted` and given back on the way out. Null until then. */
export function usePicture(recordId: string, name: string, wanted: boolean): string | null {
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
