import { type Connection, isOwnPath } from '../../domain/connection.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { parseSpelledNumber } from '../../numbers/phone-spelling.ts';
import type { AppContext } from '../context.ts';
import type { Warning } from '../health/health-summary.ts';
import type { StoredConnection } from '../ports/connection.ts';
import { fixedBy, noNumber } from './connection-words.ts';
import { type JoinWanted, readJoins } from './read-joins.ts';
import { sealToken } from './settle-connection.ts';

/** What it takes to show and change the connection. */
export interface ConnectionDesk {
  /** What the environment fixes. */
  readonly environment: Connection;
  /** Puts in force here what was just stored. */
  look(): Promise<void>;
}

/** What is wanted otherwise; what is left out stays as it is, and null takes it away. */
export interface ConnectionChange {
  readonly webhookUrl?: URL | null | undefined;
  readonly token?: { readonly id: string; readonly token: string } | null | undefined;
  readonly serviceNumbers?: readonly string[] | null | undefined;
  /** All numbers that people are to have by hand. */
  readonly joins?: readonly JoinWanted[] | undefined;
}

export type Changed =
  | { readonly kind: 'changed' }
  | { readonly kind: 'outdated' }
  | { readonly kind: 'refused'; readonly why: Warning };

/** Stores a change of the connection and puts it in force. */
export async function changeConnection(
  { store, secrets, known }: Pick<AppContext, 'store' | 'secrets' | 'known'>,
  { environment, look }: ConnectionDesk,
  change: ConnectionChange,
  basedOn: number,
): Promise<Changed> {
  const why = problemOf(change, environment);
  if (why !== null) return { kind: 'refused', why };
  const { number, ...before } = await store.connection.read();
  if (number !== basedOn) return { kind: 'outdated' };
  const { webhookUrl, token } = change;
  const read = readJoins(change.joins ?? before.joins, before.joins, { known, environment });
  if (!read.ok) return { kind: 'refused', why: read.why };
  const next: Omit<StoredConnection, 'number'> = {
    webhookUrl: webhookUrl === undefined ? before.webhookUrl : (webhookUrl?.href ?? null),
    token:
      token === undefined
        ? before.token
        : token && { id: bare(token.id), sealed: await sealToken(secrets, bare(token.token)) },
    serviceNumbers:
      change.serviceNumbers === undefined ? before.serviceNumbers : numbersOf(change.serviceNumbers ?? []),
    joins: read.joins,
  };
  if ((await store.connection.replace(next, basedOn)) === null) return { kind: 'outdated' };
  await look();
  return { kind: 'changed' };
}

/** Blanks and line breaks come along when a token is copied, and belong to none. */
function bare(pasted: string): string {
  return pasted.replaceAll(/\s/g, '');
}

function problemOf(
  { webhookUrl, token, serviceNumbers }: ConnectionChange,
  environment: Connection,
): Warning | null {
  if (webhookUrl !== undefined && environment.webhookUrl !== null) return fixedBy('WEBHOOK_URL');
  if (token !== undefined && environment.credentials !== null) return fixedBy('TOKEN_ID');
  if (serviceNumbers !== undefined && environment.serviceNumbers !== null) return fixedBy('SERVICE_PHONES');
  return (
    (webhookUrl ? problemOfAddress(webhookUrl) : null) ??
    (token ? problemOfToken(bare(token.id), bare(token.token)) : null) ??
    problemOfNumbers(serviceNumbers ?? [])
  );
}

/** In any usual spelling; null: none are given, so they are discovered. */
function numbersOf(texts: readonly string[]): readonly PhoneNumber[] | null {
  const numbers = [...new Set(texts.flatMap(text => parseSpelledNumber(text) ?? []))];
  return numbers.length === 0 ? null : numbers;
}

function problemOfNumbers(texts: readonly string[]): Warning | null {
  const unread = texts.find(text => parseSpelledNumber(text) === null);
  return unread === undefined ? null : noNumber(unread);
}

function problemOfAddress({ pathname }: URL): Warning | null {
  if (!isOwnPath(pathname)) return null;
  return {
    en: 'Choose another path: at this one Familiar says how it does.',
    de: 'Wählen Sie einen anderen Pfad: Unter diesem sagt Familiar, wie es ihm geht.',
  };
}

function problemOfToken(id: string, token: string): Warning | null {
  if (id === '' || token === '')
    return {
      en: 'Give both: the token’s id, which begins with “token-”, and the token itself.',
      de: 'Geben Sie beides an: die Token-ID, die mit „token-“ beginnt, und das Token selbst.',
    };
  if (token.startsWith('token-'))
    return {
      en: 'What begins with “token-” is the id; give the token itself as the token.',
      de: 'Was mit „token-“ beginnt, ist die ID; als Token geben Sie das Token selbst an.',
    };
  return null;
}
