import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { PlanSurroundings } from '../../plan/check-plan.ts';
import { todayOf } from '../../plan/compile-plan.ts';
import type { PlanDocument } from '../../plan/document.ts';
import { parseYielding } from '../../plan/parse-plan.ts';
import { describeProblem } from '../../plan/plan-problem.ts';
import type { Text } from '../../plan/remedy.ts';
import type { Clock } from '../ports/log.ts';
import type { FullRevision, PlanStore } from '../ports/plan.ts';
import type { Store } from '../ports/store.ts';

/** What it takes to read and change the configuration. */
export interface PlanDesk {
  readonly store: PlanStore & Pick<Store, 'loadRoster' | 'holdLease'>;
  readonly clock: Clock;
  /**
   * The document that the environment amounts to: in force while nothing is configured, and the starting
   * point of the first change.
   */
  readonly fromEnvironment: PlanDocument;
  /** Names of the announcements that come with Familiar. */
  readonly builtInAnnouncements: readonly string[];
  /** Puts in force here what was just stored. Left out: no service runs here. */
  readonly onStored?: () => Promise<void>;
}

/** The configuration in force. */
export interface CurrentPlan {
  /** 0: nothing is configured. */
  readonly revision: number;
  /** Null: nothing is configured. */
  readonly document: PlanDocument | null;
  /** The YAML as it was last written by hand. */
  readonly written: string | null;
  /** Parts that are read differently from how an earlier version meant them. */
  readonly notes: readonly Text[];
}

/** The stored configuration can't be read, as when a newer version of Familiar wrote it. */
export class StoredPlanError extends Error {
  override readonly name = 'StoredPlanError';
}

/**
 * What was read last from each store. A revision never changes, so its number says whether this is still the
 * one in force. Reading ten thousand rules takes a tenth of a second, and the page asks often.
 */
const lastRead = new WeakMap<PlanStore, CurrentPlan>();

/** Reads the configuration anew the next time: somebody may have been erased from the text of its revision. */
export function forgetCurrentPlan(store: PlanStore): void {
  lastRead.delete(store);
}

/** @throws StoredPlanError */
export async function readCurrentPlan(store: PlanStore): Promise<CurrentPlan> {
  const revision = await store.latestRevision();
  const known = lastRead.get(store);
  if (known?.revision === revision) return known;
  const stored = revision === 0 ? null : await store.readRevision(revision);
  const current: CurrentPlan =
    stored === null
      ? { revision, ...nothing, written: null }
      : { revision, ...(await readDocument(stored)), written: stored.written };
  lastRead.set(store, current);
  return current;
}

/** @throws StoredPlanError */
export async function documentOf(stored: StoredDocument): Promise<PlanDocument | null> {
  return (await readDocument(stored)).document;
}

type StoredDocument = Pick<FullRevision, 'number' | 'document'>;

const nothing = { document: null, notes: [] };

async function readDocument({
  number,
  document,
}: StoredDocument): Promise<Pick<CurrentPlan, 'document' | 'notes'>> {
  if (document === null) return nothing;
  const parsed = await parseYielding(document);
  if (parsed.ok) return parsed;
  const [problem] = parsed.problems.map(each => describeProblem(each));
  throw new StoredPlanError(`Revision ${number} of the configuration can't be read: ${problem ?? ''}`);
}

/** What a document must fit at this moment. */
export async function planSurroundings(desk: PlanDesk, document: PlanDocument): Promise<PlanSurroundings> {
  const { store, clock, fromEnvironment, builtInAnnouncements } = desk;
  const own = await store.listAnnouncements();
  const accountHotlines: readonly PhoneNumber[] = fromEnvironment.hotlines.flatMap(
    hotline => hotline.numbers,
  );
  return {
    roster: await store.loadRoster(),
    accountHotlines,
    announcements: new Set([...builtInAnnouncements, ...own.map(sound => sound.name)]),
    today: todayOf(document, clock()),
  };
}
