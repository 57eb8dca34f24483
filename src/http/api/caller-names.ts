import { LRUCache } from 'lru-cache';
import type { Directory } from '../../app/ports/page.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';

/** The names that people gave callers, at hand while calls are shown. */
export interface CallerNames {
  /** Null where there is none, or it has not been learned. */
  of(caller: PhoneNumber | null): string | null;
  /** Looks up those that are not known. What can't be looked up has no name for now. */
  learn(callers: readonly (PhoneNumber | null)[]): Promise<void>;
  changed(caller: PhoneNumber, name: string): void;
}

/** So long a name is believed that another instance may have changed. */
const believedMs = 60_000;
const mostNames = 10_000;

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
      const found = await directory.namesOf(unknown).catch(() => []);
      const known = new Map(found.map(({ caller, name }) => [caller, name]));
      for (const caller of unknown) keep(caller, known.get(caller) ?? '');
    },
    changed: keep,
  };
}
