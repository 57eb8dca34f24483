import { useEffect } from 'preact/hooks';
import { areNoticesOn } from '../notice-choice.ts';

/** Tells of missed calls while somebody who has asked for it is signed in. */
export function useNotices(): void {
  const isOn = areNoticesOn.value;
  useEffect(() => {
    if (!isOn) return;
    let stop: (() => void) | null = null;
    let isOver = false;
    import('../live/notices.ts').then(
      ({ tellOfMissed }) => {
        if (!isOver) stop = tellOfMissed();
      },
      () => {},
    );
    return () => {
      isOver = true;
      stop?.();
    };
  }, [isOn]);
}
