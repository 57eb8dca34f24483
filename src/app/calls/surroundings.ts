import { mayBeRungBack } from '../../numbers/ring-back.ts';
import type { CallSurroundings } from '../../routing/situation.ts';
import type { AppContext } from '../context.ts';

/** What a decision at a hotline at `now` (epoch milliseconds) depends on besides what is known. */
export function surroundingsOf(
  { toLocal, announcementUrl, log, known }: AppContext,
  { hotline, now, basis, ended = null }: Pick<CallSurroundings, 'hotline' | 'now' | 'basis' | 'ended'>,
): CallSurroundings {
  return {
    hotline,
    now,
    basis,
    ended,
    toLocal: at => toLocal(hotline.timeZone, at),
    canPlay(name) {
      if (announcementUrl(name) !== null) return true;
      log.warn({ announcement: name, hotline: hotline.name }, 'There is no announcement of this name.');
      return false;
    },
    mayBeCalledBack: number => mayBeRungBack(number, known.plan.callbacks.abroad),
  };
}
