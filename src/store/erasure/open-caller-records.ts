import type { CallerRecords } from '../../app/ports/erasure.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Engine } from '../database/engine.ts';
import type { Write } from '../database/session.ts';
import { readWishesOf } from '../page/wishes.ts';
import { eraseCaller } from './erase-caller.ts';
import type { ErasedList } from './erased-list.ts';
import { countKept, readAgentsKnownTo, readEntriesOf } from './kept-of-caller.ts';
import { erasedWhoAreThere } from './who-is-there.ts';
import { withoutErased } from './without-erased.ts';

/** Erases a caller from what the store has written outside its own tables. */
export type EraseElsewhere = (caller: PhoneNumber) => Promise<void>;

/** What a database keeps of single callers, to be told and erased. */
export function openCallerRecords(
  engine: Engine,
  write: Write,
  { list, eraseElsewhere }: { readonly list: ErasedList; readonly eraseElsewhere: EraseElsewhere },
): CallerRecords {
  return {
    countKept: caller => countKept(engine, caller),
    entriesOf: (caller, limit) => readEntriesOf(engine, caller, limit),
    agentsKnownTo: caller => readAgentsKnownTo(engine, caller),
    wishesOf: caller => readWishesOf(engine, caller),
    noteErased: (caller, at) => list.add(write, caller, at),
    async eraseCaller(caller, until = Number.MAX_SAFE_INTEGER) {
      await eraseCaller(engine, write, caller, until);
      await eraseElsewhere(caller);
      await engine.scrub?.();
    },
    withoutErased: entries => withoutErased(engine, list, entries),
    settleErased: () => list.settle(engine, write),
    erasedWhoAreThere: named => erasedWhoAreThere(engine, list, named),
    erasedAgain: () => list.done(write),
    erasedSince: at => list.since(engine, at),
    forget: () => {},
  };
}
