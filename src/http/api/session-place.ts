import { timeZoneOf, utcOffsetAt, wallClockOf } from '../../app/page/local-days.ts';
import type { PageContext } from './route.ts';

/** What holds for every visitor: the company's time, and the ways to sign in. */
export function placeOf({ app, demo, signOn }: PageContext): {
  now: number;
  timeZone: string;
  utcOffsetMinutes: number;
  isDemo: boolean;
  isToSetUp: boolean;
  singleSignOn: boolean;
} {
  return {
    now: app.clock(),
    timeZone: timeZoneOf(app.known),
    utcOffsetMinutes: utcOffsetAt(app.clock(), wallClockOf(app)),
    isDemo: demo !== null,
    isToSetUp: demo?.kind === 'empty',
    singleSignOn: signOn.current() !== null,
  };
}
