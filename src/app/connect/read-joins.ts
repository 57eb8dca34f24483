import type { Connection } from '../../domain/connection.ts';
import { isBareNumber, type Join } from '../../domain/join.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { parseSpelledNumber } from '../../numbers/phone-spelling.ts';
import type { AppContext } from '../context.ts';
import type { Warning } from '../health/health-summary.ts';
import { fixedBy, noNumber } from './connection-words.ts';

/** A number somebody wants to give, in any usual spelling. */
export interface JoinWanted {
  readonly number: string;
  /** Null: to somebody who is no user of the provider's, of this name. */
  readonly userId: string | null;
  readonly name: string;
}

type Read =
  | { readonly ok: true; readonly joins: readonly Join[] }
  | { readonly ok: false; readonly why: Warning };

interface Surroundings {
  readonly known: Pick<AppContext['known'], 'hotlines' | 'roster'>;
  readonly environment: Pick<Connection, 'serviceNumbers'>;
}

/** Reads what numbers people are to have. Those that were there before may stay, whatever has become of them. */
export function readJoins(
  wanted: readonly JoinWanted[],
  before: readonly Join[],
  surroundings: Surroundings,
): Read {
  const kept = new Map(before.map(join => [keyOf(join), join]));
  const joins: Join[] = [];
  for (const one of wanted) {
    const number = parseSpelledNumber(one.number);
    if (number === null) return { ok: false, why: noNumber(one.number) };
    const join = kept.get(keyOf({ ...one, number })) ?? toJoin(one, number, surroundings);
    const why = joins.some(other => other.number === number)
      ? givenTwice(one.number)
      : kept.has(keyOf(join))
        ? null
        : problemOf(join, one.number, surroundings);
    if (why !== null) return { ok: false, why };
    joins.push(join);
  }
  return { ok: true, joins };
}

/** Two are the same if the same person has the same number. */
function keyOf({ number, userId, name }: Join): string {
  return JSON.stringify([number, userId ?? name]);
}

/** With the name that the provider has for the user. */
function toJoin({ userId, name }: JoinWanted, number: PhoneNumber, { known }: Surroundings): Join {
  return { number, userId, name: (userId === null ? undefined : userOf(userId, known)?.name) ?? name.trim() };
}

function userOf(userId: string, { roster }: Surroundings['known']) {
  return [...roster.agents, ...(roster.withoutNumber ?? [])].find(({ id }) => id === userId);
}

function problemOf(
  { number, userId, name }: Join,
  text: string,
  { known, environment }: Surroundings,
): Warning | null {
  if (environment.serviceNumbers?.includes(number) === false) return fixedBy('SERVICE_PHONES');
  if (known.hotlines.has(number)) return ofHotline(text);
  const owner = known.roster.agents.find(one => !isBareNumber(one) && one.numbers.includes(number));
  if (owner !== undefined) return ofSomebody(text, owner.name);
  if (userId !== null && userOf(userId, known) === undefined) return noUser;
  return name === '' ? nameless : null;
}

function givenTwice(text: string): Warning {
  return {
    en: `${text} can be given to one person only. Take it away from the other first.`,
    de: `${text} kann nur eine Person haben. Nehmen Sie die Nummer zuerst der anderen weg.`,
  };
}

function ofHotline(text: string): Warning {
  return {
    en: `${text} is a hotline’s number, so it can’t be somebody’s own.`,
    de: `${text} ist die Nummer einer Hotline und kann deshalb niemandem allein gehören.`,
  };
}

function ofSomebody(text: string, name: string): Warning {
  return {
    en: `${text} already belongs to ${name}.`,
    de: `${text} gehört schon zu ${name}.`,
  };
}

const noUser: Warning = {
  en: 'sipgate does not show this person any more. Look at the team again.',
  de: 'Diese Person zeigt sipgate nicht mehr. Sehen Sie sich das Team neu an.',
};

const nameless: Warning = {
  en: 'Say who answers at this number.',
  de: 'Geben Sie an, wer unter dieser Nummer abnimmt.',
};
