import type { PageRequest } from '../../../src/http/contract/callback-requests.ts';
import { formatTime } from '../format.ts';
import { serverNow } from '../live/clock.ts';
import { requestWords } from '../words/say-requests.ts';

/** A caller in words, such as for the label of a button. */
export function askerOf({ caller }: PageRequest): string {
  return caller.name ?? caller.display ?? '';
}

/** How it stands with a callback on request: whose turn it is, and what comes next. */
export function stateText(request: PageRequest): string {
  const say = requestWords.value;
  const { state, agent, attempts, nextAt } = request;
  if (state !== 'waits') return say.states[state](agent?.name ?? say.somebody);
  if (nextAt !== null) return say.nextAt(formatTime(nextAt), attempts + 1);
  return attempts > 0 ? say.tried(attempts) : '';
}

/** By whom they will be called back, and who does not want to yet. */
export function whoText({ wants, isForAnybody, anybodyFrom }: PageRequest): string {
  const say = requestWords.value;
  const names = wants.map(({ name }) => name).join(', ');
  const later = wants.flatMap(({ name, notBefore }) =>
    notBefore === null ? [] : say.putOffBy(name, formatTime(notBefore)),
  );
  const isLater = !isForAnybody && anybodyFrom !== null && anybodyFrom > serverNow();
  return [
    names === '' ? say.anybody : say.who(names, isForAnybody),
    ...later,
    ...(isLater ? [say.anybodyFrom(formatTime(anybodyFrom))] : []),
  ].join(' · ');
}
