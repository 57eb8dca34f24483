import type { AgentId } from '../../domain/roster.ts';
import {
  type CalendarChoice,
  chooseAbsences,
  type LeftOut,
  type ReadCalendarFile,
} from '../../plan/calendar-choice.ts';
import type { CalendarOwner } from '../../plan/calendar-owner.ts';
import { zoneOf } from '../../plan/compile-plan.ts';
import {
  type CalendarMerge,
  type MergedAbsences,
  mergeAbsences,
  recogniseFor,
} from '../../plan/merge-absences.ts';
import { unlikeBefore } from '../../plan/recognise-calendar.ts';
import type { Text } from '../../plan/remedy.ts';
import type { Applied } from './apply-plan.ts';
import { changePlan, currentDocument } from './change-plan.ts';
import type { PlanDesk } from './plan-desk.ts';

/** A calendar whose absences are to be imported. */
export interface CalendarImport extends Pick<CalendarMerge, 'deputies'> {
  /** The calendar's name; null: it is recognised by its events, among those of the agent. */
  readonly source: string | null;
  /** `ask-if-empty`: it is certainly the same calendar, but one without any event is likely to be broken. */
  readonly missing: CalendarMerge['missing'] | 'ask-if-empty';
  readonly bytes: Uint8Array;
  /** Null: a team's, whose events name who is away. */
  readonly agentId: AgentId | null;
  readonly choice: CalendarChoice;
  /** The name of the user who imports it. */
  readonly by: string;
  /** Only says what would happen. */
  readonly isTrial: boolean;
}

/** The result of importing a calendar. */
export interface CalendarReport extends Pick<MergedAbsences, 'added' | 'removed' | 'changed' | 'tooMany'> {
  /** How many events it has. */
  readonly events: number;
  /** How many of their times are absences that are not over. */
  readonly absences: number;
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  readonly warnings: readonly Text[];
}

export type ImportedCalendar =
  | { readonly kind: 'unreadable'; readonly problem: Text }
  /** Nothing was changed, since all absences from this calendar, this many, would be removed. */
  | { readonly kind: 'held'; readonly held: number; readonly report: CalendarReport }
  | { readonly kind: 'done'; readonly applied: Applied; readonly report: CalendarReport };

/** Others may change the configuration at the same moment. */
const maxAttempts = 5;

/** Imports the absences of a calendar, and removes those that are no longer in it. */
export async function importCalendar(
  desk: PlanDesk,
  readCalendar: ReadCalendarFile,
  wanted: CalendarImport,
): Promise<ImportedCalendar> {
  for (let attempt = 1; ; attempt += 1) {
    const imported = await tryImport(desk, readCalendar, wanted);
    const isOutdated = imported.kind === 'done' && imported.applied.kind === 'outdated';
    if (!isOutdated || attempt === maxAttempts) return imported;
  }
}

async function tryImport(
  desk: PlanDesk,
  readCalendar: ReadCalendarFile,
  wanted: CalendarImport,
): Promise<ImportedCalendar> {
  const { revision, document } = await currentDocument(desk);
  const zone = zoneOf(document.timeZone);
  const now = desk.clock();
  const read = await readCalendar(wanted.bytes, { zone, now });
  if (!read.ok) return { kind: 'unreadable', problem: read.problem };
  const { content } = read;
  const chosen = await chooseAbsences(content, wanted.choice, {
    owner: await ownerOf(desk, wanted.agentId),
    now,
  });
  const { times } = chosen;
  const { agentId: agent, deputies, by, isTrial } = wanted;
  const isTrusted = wanted.missing === 'ask-if-empty' && content.count > 0;
  const missing = wanted.missing !== 'ask-if-empty' ? wanted.missing : isTrusted ? 'replace' : 'ask';
  const merge = { content, times, source: wanted.source, agent, deputies, missing, zone, now };
  const recognised =
    wanted.source === null && missing === 'ask' ? recogniseFor(document, merge) : { ...merge, unlike: 0 };
  const merged = mergeAbsences(document, { ...merge, source: recognised.source });
  const { added, removed, changed, tooMany } = merged;
  const report = {
    added,
    removed,
    changed,
    tooMany,
    events: content.count,
    absences: times.filter(({ to }) => to > now).length - tooMany,
    leftOut: { ...chosen.leftOut, ...(tooMany > 0 && { 'too-many': tooMany }) },
    warnings: [...(recognised.unlike > 0 ? [unlikeBefore(recognised)] : []), ...chosen.warnings],
  };
  if (merged.held > 0) return { kind: 'held', held: merged.held, report };
  if (isTrial) return { kind: 'done', applied: { kind: 'unchanged', notes: [] }, report };
  const applied = await changePlan(desk, { by, basedOn: revision }, () => merged.document);
  return { kind: 'done', applied, report };
}

async function ownerOf({ store }: PlanDesk, agentId: AgentId | null): Promise<CalendarOwner> {
  const { agents } = await store.loadRoster();
  if (agentId === null) return { kind: 'team', agents };
  const agent = agents.find(({ id }) => id === agentId);
  const others = agents.filter(other => other !== agent);
  return { kind: 'agent', agent: { id: agentId, name: agent?.name ?? agentId }, others };
}
