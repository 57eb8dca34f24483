import { useEffect, useState } from 'preact/hooks';
import type { HoursCalendar, HoursDocument } from '../../../src/http/contract/settings.ts';
import { send } from '../api.ts';
import type { Day } from './month-grid.tsx';

const pauseMs = 250;

/** The days of a month; while the hours can't be read, the last valid ones. */
export function useMonth(hours: HoursDocument, month: string): { days: readonly Day[]; isWrong: boolean } {
  const [state, setState] = useState<{ days: readonly Day[]; isWrong: boolean }>({
    days: [],
    isWrong: false,
  });
  const wanted = JSON.stringify({ month, hours });
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      send<HoursCalendar>('POST', '/settings/calendar', JSON.parse(wanted)).then(
        ({ days }) => isCurrent && setState({ days, isWrong: false }),
        () => isCurrent && setState(before => ({ ...before, isWrong: true })),
      );
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wanted]);
  return state;
}
