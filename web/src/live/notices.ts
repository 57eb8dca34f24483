import { effect } from '@preact/signals';
import type { MissedList } from '../../../src/http/contract/callbacks.ts';
import { read } from '../api.ts';
import { language } from '../language.ts';
import { linkTo } from '../router.ts';
import type { NoNotice } from '../words/habit-words.ts';
import { habitWords } from '../words/say-habits.ts';
import { callbacks } from './board.ts';
import { tellOfDue } from './due-notices.ts';

type Missed = MissedList['missed'][number];

/** More at once are told of together. */
const mostAtOnce = 3;

/** Why this browser can't show notifications here; null: it can, or would ask. */
export function whyNoNotice(): NoNotice | null {
  if (!isSecureContext) return 'insecure';
  if (!('Notification' in globalThis) || !('locks' in navigator)) return 'unsupported';
  return Notification.permission === 'denied' ? 'blocked' : null;
}

/**
 * Tells of each caller who does not get through from now on, until the returned function is called. Of several windows
 * of a browser one does, and another takes over when that is closed. Whom the list does not name is told to nobody:
 * agents hear of their own callers alone.
 */
export function tellOfMissed(): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  if (whyNoNotice() === null)
    navigator.locks.request('familiar-notices', { signal }, () => lead(signal)).catch(() => {});
  return () => leaving.abort();
}

/** Resolves when this window is not the one that tells any more. */
function lead(signal: AbortSignal): Promise<void> {
  const shown = new Map<string, Notification>();
  let known: ReadonlySet<string> | null = null;
  const look = async (): Promise<void> => {
    const { missed } = await read<MissedList>('/missed', { limit: '200' }, signal);
    if (signal.aborted) return;
    const isNew = (one: Missed): boolean => known !== null && one.takenBy === null && !known.has(keyOf(one));
    withdraw(shown, missed);
    tell(missed.filter(isNew), shown);
    known = new Set(missed.map(keyOf));
  };
  const stop = effect(() => {
    // What can't be looked at now is looked at with the next change.
    if (callbacks.value !== null) void look().catch(() => {});
  });
  tellOfDue(
    {
      show: (id, title, body) => show(id, body, shown, title),
      close: id => close(id, shown),
    },
    signal,
  );
  const closeAll = (): void => {
    for (const notice of shown.values()) notice.close();
    shown.clear();
  };
  // Nothing could take them back once the page has gone.
  addEventListener('pagehide', closeAll);
  return new Promise(resolve => {
    signal.addEventListener('abort', () => {
      stop();
      closeAll();
      removeEventListener('pagehide', closeAll);
      resolve();
    });
  });
}

/** Another attempt of the same caller is told of too. */
function keyOf({ caller, lastMissedAt }: Missed): string {
  return `${caller.number} ${lastMissedAt}`;
}

/** Takes back what is done: called back, ticked off, or taken by somebody. */
function withdraw(shown: Map<string, Notification>, missed: readonly Missed[]): void {
  const open = new Set(missed.flatMap(one => (one.takenBy === null ? [one.caller.number] : [])));
  for (const number of shown.keys()) {
    const isOfMissed = number === together || number.startsWith('+');
    if (!isOfMissed || (number === together ? open.size > 0 : open.has(number))) continue;
    close(number, shown);
  }
}

function close(key: string, shown: Map<string, Notification>): void {
  shown.get(key)?.close();
  shown.delete(key);
}

/** In the place of a number, of a notification about several callers. */
const together = '';

function tell(missed: readonly Missed[], shown: Map<string, Notification>): void {
  const say = habitWords.value.notices;
  if (missed.length > mostAtOnce) show(together, say.several(missed.length), shown);
  else
    for (const { caller } of missed)
      show(caller.number ?? together, caller.name ?? caller.display ?? say.somebody, shown);
}

function show(
  number: string,
  body: string,
  shown: Map<string, Notification>,
  title = habitWords.value.notices.missed,
): void {
  const tag = `familiar ${number}`;
  const options = { body, tag, lang: language.value, icon: './icon-192.png' };
  try {
    shown.get(number)?.close();
    const notice = new Notification(title, options);
    notice.onclick = () => {
      focus();
      location.hash = linkTo('missed');
      notice.close();
    };
    shown.set(number, notice);
  } catch {
    // Some browsers of phones have the name but not the thing; the switch says so when it tries.
  }
}
