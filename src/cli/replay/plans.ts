import { readCurrentPlan } from '../../app/plan/plan-desk.ts';
import type { PlanStore } from '../../app/ports/plan.ts';
import type { Roster } from '../../domain/roster.ts';
import { announcementsIn } from '../../plan/announcement-references.ts';
import { checkPlan } from '../../plan/check-plan.ts';
import { compilePlan, todayOf } from '../../plan/compile-plan.ts';
import type { PlanDocument } from '../../plan/document.ts';
import { parsePlan } from '../../plan/parse-plan.ts';
import { readText } from '../config/read-text.ts';
import { refusal, sayNotes } from '../config/tell.ts';
import { findHotline } from '../find-hotline.ts';
import type { NamedPlan } from './variants.ts';

export interface PlanOptions {
  /** Name or number of the hotline for calls whose hotline the log does not name; left out: the first. */
  readonly hotline: string | undefined;
  /** The end of the log in epoch milliseconds, around which public holidays are known. */
  readonly at: number;
}

/**
 * Reads a configuration from a YAML file. Its announcements are assumed to exist.
 *
 * @param roster empty if nobody is known: agents are then written as in the log.
 * @throws CliError with everything that is wrong with it.
 */
export async function readPlan(file: string, roster: Roster, options: PlanOptions): Promise<NamedPlan> {
  const parsed = parsePlan(await readText(file));
  if (!parsed.ok) throw refusal(file, parsed.problems);
  const { document, lineOf, notes } = parsed;
  sayNotes(notes);
  const surroundings = {
    roster,
    accountHotlines: document.hotlines.flatMap(({ numbers }) => numbers),
    announcements: new Set(announcementsIn(document).map(({ name }) => name)),
    today: todayOf(document, options.at),
  };
  const checked = checkPlan(document, surroundings, lineOf);
  if (!checked.ok) throw refusal(file, checked.problems);
  return named(file, checked.document, options);
}

/** The configuration that is stored; null: there is none, and the environment decides. */
export async function readStoredPlan(store: PlanStore, options: PlanOptions): Promise<NamedPlan | null> {
  const { document, notes } = await readCurrentPlan(store);
  sayNotes(notes);
  return document === null ? null : named('as configured', document, options);
}

function named(name: string, document: PlanDocument, { hotline, at }: PlanOptions): NamedPlan {
  const compiled = compilePlan(document, at);
  // A replay is asked what would be done: in shadow every call would be left to sipgate, about which a log
  // says nothing.
  const plan = { ...compiled, hotlines: compiled.hotlines.map(one => ({ ...one, shadow: false })) };
  return { name, plan, hotline: findHotline(plan, hotline) };
}
