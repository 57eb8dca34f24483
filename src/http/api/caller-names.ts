import { LRUCache } from 'lru-cache';
import type { Directory } from '../../app/ports/page.ts';
import { spendAtMost } from '../../app/time-budget.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';

/** Callers' names, cached for showing calls. */
export interface CallerNames {
  /** Null if there is none, or it has not been looked up. */
  of(caller: PhoneNumber | null): string | null;
  /** Looks up the names not cached. If that fails, they have no name for now. */
  learn(callers: readonly (PhoneNumber | null)[]): Promise<void>;
  changed(caller: PhoneNumber, name: string): void;
  forget(isMeant: (caller: PhoneNumber) => boolean): void;
}

/** How long a name is cached, since another instance may change it. */
const believedMs = 60_000;
const mostNames = 10_000;
/** The board is shown without names rather than late, in milliseconds. */
const patienceMs = 1_000;

export function createCallerNames(directory: Directory, uptime: () => number): CallerNames {
  const names = new LRUCache<PhoneNumber, { readonly name: string; readonly until: number }>({
    max: mostNames,
  });

  function keep(caller: PhoneNumber, name: string): void {
    names.set(caller, { name, until: uptime() + believedMs });
  }

  return {
    of(caller) {
      const name = caller === null ? undefined : names.get(caller)?.name;
      return name === undefined || name === '' ? null : name;
    },
    async learn(callers) {
      const unknown = [...new Set(callers)].flatMap(caller =>
        caller === null || (names.get(caller)?.until ?? 0) > uptime() ? [] : [caller],
      );
      if (unknown.length === 0) return;
      const found = await spendAtMost(patienceMs, directory.namesOf(unknown), { instead: [] });
      const known = new Map(found.map(({ caller, name }) => [caller, name]));
      for (const caller of unknown) keep(caller, known.get(caller) ?? '');
    },
    changed: keep,
    forget(isMeant) {
      for (const caller of [...names.keys()]) if (isMeant(caller)) names.delete(caller);
    },
  };
}
