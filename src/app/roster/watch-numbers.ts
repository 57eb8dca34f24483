import type { Connection } from '../../domain/connection.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Plan } from '../../domain/plan.ts';
import { type Agent, agentsOfUser, type Roster } from '../../domain/roster.ts';
import type { AppContext } from '../context.ts';
import type { Warning } from '../health/health-summary.ts';
import { repeat } from '../repeat.ts';
import { doubtNumbers } from './doubt-numbers.ts';
import {
  describeDoubt,
  describeGuess,
  describeLostRules,
  describeSplitUsers,
  describeUnchecked,
} from './number-words.ts';

export interface NumberOptions {
  /** The hotlines that the environment names, even if a configuration says otherwise. */
  readonly hotlines: readonly PhoneNumber[];
}

/** What is said about numbers as long as it holds. A note is no reason to worry. */
interface Statement {
  readonly kind: 'warning' | 'note';
  readonly text: Warning;
}

const intervalMs = 200;

/**
 * Reports in log and health what is wrong with the numbers in use, whenever agents or plan change, until
 * `signal` aborts.
 */
export function watchNumbers(
  context: AppContext,
  options: NumberOptions,
  signal: AbortSignal,
): Promise<void> {
  const look = createNumberWatch(context, options);
  return repeat(async () => look(), { intervalMs, signal });
}

/** Makes a function that checks once; it costs nothing if nothing has changed. */
export function createNumberWatch(
  { known, connection, health, log }: AppContext,
  { hotlines }: NumberOptions,
): () => void {
  let seen: Looked | null = null;
  let said: ReadonlyMap<string, Statement> = new Map();

  function say(thing: string, { kind, text }: Statement): void {
    if (kind === 'warning') log.warn({}, text.en);
    else log.info({}, text.en);
    health.warnAbout(thing, kind === 'warning' ? text : null);
    health.noteAbout(thing, kind === 'note' ? text : null);
  }

  function takeBack(thing: string, { kind }: Statement): void {
    if (kind === 'warning')
      log.info(
        {},
        'A number that was warned about is right now, no longer in use, or can’t be checked any more.',
      );
    health.warnAbout(thing, null);
    health.noteAbout(thing, null);
  }

  return () => {
    const { plan, roster } = known;
    const { current } = connection;
    if (seen?.plan === plan && seen.roster === roster && seen.connection === current) return;
    seen = { plan, roster, connection: current };
    const now = statementsOn(seen, hotlines);
    for (const [thing, before] of said) if (!now.has(thing)) takeBack(thing, before);
    for (const [thing, statement] of now)
      if (JSON.stringify(said.get(thing)) !== JSON.stringify(statement)) say(thing, statement);
    said = now;
  };
}

/** What numbers are looked at in. */
interface Looked {
  readonly plan: Plan;
  readonly roster: Roster;
  readonly connection: Connection;
}

function statementsOn(looked: Looked, hotlines: readonly PhoneNumber[]): ReadonlyMap<string, Statement> {
  return new Map([...onAccount(looked, hotlines), ...onGuess(looked), ...onLostRules(looked)]);
}

type Statements = readonly (readonly [thing: string, statement: Statement])[];

function onAccount(
  { plan, roster: { accountNumbers }, connection: { serviceNumbers, credentials, joins } }: Looked,
  hotlines: readonly PhoneNumber[],
): Statements {
  // Not asked yet.
  if (accountNumbers === undefined) return [];
  if (accountNumbers === null || accountNumbers.length === 0)
    return [['numbers unchecked', { kind: 'note', text: describeUnchecked(credentials !== null) }]];
  const doubts = doubtNumbers({
    hotlines: [...plan.hotlines.flatMap(({ numbers }) => numbers), ...hotlines],
    serviceNumbers: [...(serviceNumbers ?? []), ...joins.map(({ number }) => number)],
    accountNumbers,
  });
  return doubts.map(doubt => [
    `number ${doubt.number}`,
    {
      kind: doubt.kind === 'mistaken' ? 'warning' : 'note',
      text: describeDoubt(doubt, accountNumbers.length),
    },
  ]);
}

/** If all agents are one user's and their numbers are listed, several people clearly share that user. */
function onGuess({ roster: { agents }, connection: { serviceNumbers } }: Looked): Statements {
  const users = new Map(
    agents.flatMap(({ partOf }) => (partOf === undefined ? [] : [[partOf.userId, partOf.userName]])),
  );
  const parts = agents.filter(({ partOf }) => partOf !== undefined);
  const hasColleagues = users.size > 1 || agents.some(isWholeUser);
  if (parts.length === 0 || (serviceNumbers !== null && !hasColleagues)) return [];
  const text =
    serviceNumbers === null ? describeGuess(parts.length) : describeSplitUsers([...users.values()]);
  return [['numbers as agents', { kind: 'note', text }]];
}

function isWholeUser({ id, numbers, partOf }: Agent): boolean {
  return partOf === undefined && !numbers.some(number => number === id);
}

function onLostRules({ plan: { callers }, roster }: Looked): Statements {
  const lost = callers.flatMap(({ fixed }) => {
    const [part] = fixed === null ? [] : agentsOfUser(roster, fixed.agentId);
    return part?.partOf ?? [];
  });
  if (lost.length === 0) return [];
  const names = [...new Set(lost.map(({ userName }) => userName))];
  return [['rules of split users', { kind: 'warning', text: describeLostRules(lost.length, names) }]];
}
