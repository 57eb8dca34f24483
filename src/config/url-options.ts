import type { PostgresSession, ServerPlace, Tls, TlsMode } from '../store/database/database-config.ts';

/** The meaning of one option of an address. */
export interface Said {
  readonly tlsMode?: TlsMode;
  readonly files?: Partial<Omit<Tls, 'mode'>>;
  readonly place?: Partial<Omit<ServerPlace, 'tls'>>;
  readonly session?: PostgresSession;
  /** Nothing for Familiar, which the operator is told. */
  readonly hasNoEffect?: true;
}

/** An option with its meaning, in the order of the address. */
export type AllSaid = readonly (readonly [name: string, what: Said])[];

/** An option that is known. */
export interface Option {
  /** The values that it takes, in words. */
  readonly takes: string;
  /** Null: not this. */
  readonly read: (value: string) => Said | null;
}

export type KnownOptions = ReadonlyMap<string, Option>;

/** The meanings, each with the name of its option; or a remedy. */
export type ReadOptions =
  | { readonly ok: true; readonly said: AllSaid }
  | { readonly ok: false; readonly remedy: string };

/** Reads every option, or refuses the first that is unknown or has an unknown value. */
export function readOptions(
  given: ReadonlyMap<string, string>,
  find: (name: string) => Option | undefined,
  names: readonly string[],
): ReadOptions {
  const said: [string, Said][] = [];
  for (const [name, value] of given) {
    const option = find(name);
    if (option === undefined)
      return {
        ok: false,
        remedy: `its option ${name} is none that Familiar knows; remove it, or use ${names.join(', ')}`,
      };
    const what = option.read(value);
    if (what === null) return { ok: false, remedy: `its option ${name} takes ${option.takes}` };
    said.push([name, what]);
  }
  return { ok: true, said };
}

/** An option that takes one of these words, in upper or lower case. */
export function words(meanings: Readonly<Record<string, Said>>): Option {
  const known = new Map(Object.entries(meanings));
  return {
    takes: [...known.keys()].join(', '),
    read: value => known.get(value.toLowerCase()) ?? null,
  };
}

export function modes(meanings: Readonly<Record<string, TlsMode>>): Option {
  return words(mapValues(meanings, tlsMode => ({ tlsMode })));
}

/** An option that says yes or no; by default, no means nothing. */
export function yesOrNo(yes: Said, no: Said = {}): Option {
  return words({ true: yes, false: no, '1': yes, '0': no, yes, no });
}

export function text(toSaid: (value: string) => Said): Option {
  return { takes: 'a text', read: value => (value === '' ? null : toSaid(value)) };
}

export const noEffect: Option = { takes: 'anything', read: () => ({ hasNoEffect: true }) };

/** One table out of several names for the same. */
export function table(
  ...rows: readonly (readonly [names: readonly string[], option: Option])[]
): KnownOptions {
  return new Map(rows.flatMap(([names, option]) => names.map(name => [name, option] as const)));
}

function mapValues<From, To>(
  object: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]));
}
