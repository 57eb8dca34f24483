import { z } from 'zod';
import type { ApiProblem, ProbedScope, TokenReport } from '../app/ports/connect.ts';
import type { Credentials } from '../domain/connection.ts';
import { identityReply, tokenOwnerReply } from './account-replies.ts';
import { apiProblem, apiProblemOf } from './api-problem.ts';
import { createDialler } from './dialler.ts';
import { parallelRequests } from './fetch-directory.ts';
import { mapLimited } from './map-limited.ts';
import { createRestClient, type RestClient } from './rest-client.ts';
import { essential, lostWithout, tokenWords, type UsedScope } from './scope-words.ts';

interface ProbeOptions {
  readonly apiUrl: string;
  /** As somebody has pasted them. */
  readonly pasted: Credentials;
  /** Number of the account that was connected before; null: none, or it is not known. */
  readonly knownAccountId: string | null;
  /** For each request. */
  readonly timeoutMs: number;
  /** Hears of each scope as soon as it is known. */
  readonly onScope?: (scope: ProbedScope) => void;
}

/**
 * Finds out what a token is good for, by one harmless request for each scope. Rejects with the signal's reason once that is
 * aborted, and else never.
 */
export async function probeToken(options: ProbeOptions, signal: AbortSignal): Promise<TokenReport> {
  const { pasted, knownAccountId } = options;
  const credentials = { tokenId: withoutBlanks(pasted.tokenId), token: withoutBlanks(pasted.token) };
  const isTrimmed = credentials.tokenId !== pasted.tokenId || credentials.token !== pasted.token;
  const remarks: TokenReport['remarks'][number][] = isTrimmed
    ? [{ kind: 'trimmed', say: tokenWords.trimmed }]
    : [];
  const unusable = (problem: TokenReport['problem']): TokenReport => ({
    ...{ credentials, problem, remarks },
    ...{ owner: null, account: null, scopes: [] },
  });
  const { tokenId, token } = credentials;
  if (tokenId === '' || token === '') return unusable({ kind: 'empty', say: tokenWords.empty });
  if (/^token-/i.test(token) && !/^token-/i.test(tokenId))
    return unusable({ kind: 'swapped', say: tokenWords.swapped });

  const client = createRestClient({ ...options, ...credentials });
  const whose = await ask(client, '/authorization/userinfo', 'users:read', signal);
  if (!whose.ok) return unusable(whose.problem);
  const owner = tokenOwnerReply.safeParse(whose.reply);
  if (!owner.success) return unusable(apiProblem('unreadable', 'users:read'));
  const accountId = identityReply.safeParse(whose.reply).data?.masterSipId ?? '';
  const userId = owner.data.id;

  const found = await probeScopes(client, { ...options, credentials, userId }, signal);
  const { isAdmin, account, scopes } = found;
  if (knownAccountId !== null && accountId !== '' && accountId !== knownAccountId)
    remarks.push({ kind: 'other-account', say: tokenWords.otherAccount });
  if (isAdmin === false) remarks.push({ kind: 'ordinary-user', say: tokenWords.ordinaryUser });
  return { credentials, problem: null, remarks, owner: { userId, accountId, isAdmin }, account, scopes };
}

/** As pasting brings them along, also such as have no width. */
function withoutBlanks(text: string): string {
  return text.replaceAll(/[\s\u200b-\u200d\u2060\ufeff]+/gu, '');
}

type Asked =
  | { readonly ok: true; readonly reply: unknown }
  | { readonly ok: false; readonly problem: ApiProblem };

async function ask(client: RestClient, path: string, scope: string, signal: AbortSignal): Promise<Asked> {
  try {
    return { ok: true, reply: await client.fetchJson(path, signal) };
  } catch (error) {
    signal.throwIfAborted();
    return { ok: false, problem: apiProblemOf(error, scope) };
  }
}

/** One of these kinds of account; null: found out by nothing. */
type Account = TokenReport['account'];

interface Probe {
  readonly scope: UsedScope;
  path(userId: string): string;
  /** The kind of account that alone has it. */
  readonly only?: 'classic' | 'neo';
  /** Whether a refusal that does not say why may have another cause than the scope. */
  readonly isAmbiguous?: boolean;
}

const probes: readonly Probe[] = [
  { scope: 'phonelines:read', path: userId => `/${encodeURIComponent(userId)}/phonelines`, only: 'classic' },
  { scope: 'channels:read', path: () => '/channels', only: 'neo' },
  { scope: 'users:read', path: () => '/users', isAmbiguous: true },
  { scope: 'devices:read', path: userId => `/${encodeURIComponent(userId)}/devices` },
  { scope: 'numbers:read', path: () => '/numbers?offset=0&limit=1' },
  { scope: 'rtcm:read', path: () => '/calls' },
  { scope: 'settings:sipgateio:read', path: () => '/settings/sipgateio', isAmbiguous: true },
  { scope: 'log:webhooks:read', path: () => '/log/webhooks', isAmbiguous: true },
  { scope: 'history:read', path: () => '/history?types=CALL&offset=0&limit=1' },
  { scope: 'account:read', path: () => '/account' },
];

interface Found {
  readonly isAdmin: boolean | null;
  readonly account: Account;
  readonly scopes: readonly ProbedScope[];
}

async function probeScopes(
  client: RestClient,
  options: ProbeOptions & { readonly credentials: Credentials; readonly userId: string },
  signal: AbortSignal,
): Promise<Found> {
  const { userId, onScope = () => {} } = options;
  const answers = new Map<UsedScope, Asked>();
  const scopes = new Map<UsedScope, ProbedScope>();
  const tell = (scope: UsedScope, found: Pick<ProbedScope, 'state' | 'why'>): void => {
    const probed = { scope, ...found, isEssential: essential.has(scope), lost: lostWithout[scope] };
    scopes.set(scope, probed);
    onScope(probed);
  };
  const probe = async (one: Probe): Promise<void> => {
    answers.set(one.scope, await ask(client, one.path(userId), one.scope, signal));
  };

  // Which of the two it has says which kind of account it is.
  await mapLimited(probes.slice(0, 2), parallelRequests, probe);
  const account = accountBy(answers.get('phonelines:read'), answers.get('channels:read'));
  for (const one of probes.slice(0, 2)) tell(one.scope, stateOf(one, answers.get(one.scope), account));
  await mapLimited(probes.slice(2), parallelRequests, async one => {
    await probe(one);
    tell(one.scope, stateOf(one, answers.get(one.scope), account));
  });
  tell('settings:sipgateio:write', { state: 'untested', why: tokenWords.untested });
  const toCall = account === 'neo' ? 'rtcm:write' : 'sessions:calls:write';
  tell(toCall, await abilityToCall(options, signal));

  const order = Object.keys(lostWithout);
  return {
    account,
    isAdmin: isAdminBy(answers.get('users:read'), userId),
    scopes: [...scopes.values()].toSorted((a, b) => order.indexOf(a.scope) - order.indexOf(b.scope)),
  };
}

function accountBy(phonelines: Asked | undefined, channels: Asked | undefined): Account {
  if (phonelines?.ok) return 'classic';
  if (phonelines?.problem.kind === 'not-there' || channels?.ok) return 'neo';
  return channels?.problem.kind === 'not-there' ? 'classic' : null;
}

function stateOf(
  { only, isAmbiguous = false }: Probe,
  asked: Asked | undefined,
  account: Account,
): Pick<ProbedScope, 'state' | 'why'> {
  if (asked?.ok) return { state: 'granted', why: null };
  if (only !== undefined && account !== null && account !== only) return { state: 'not-needed', why: null };
  const why = asked?.problem.say ?? tokenWords.unanswered;
  switch (asked?.problem.kind) {
    case 'no-scope':
    case 'unauthorized':
      return { state: 'missing', why };
    case 'refused':
      return { state: isAmbiguous ? 'unclear' : 'missing', why };
    case 'not-there':
      return { state: 'not-needed', why: null };
    default:
      return { state: 'unclear', why };
  }
}

const usersReply = z.object({ items: z.array(z.object({ id: z.string(), admin: z.boolean().nullish() })) });

/** Only administrators see the users, unless sipgate says otherwise of this one. */
function isAdminBy(users: Asked | undefined, userId: string): boolean | null {
  if (!users?.ok) return users?.problem.kind === 'no-role' ? false : null;
  const { data } = usersReply.safeParse(users.reply);
  return data?.items.find(({ id }) => id === userId)?.admin ?? null;
}

async function abilityToCall(
  { apiUrl, timeoutMs, credentials }: ProbeOptions & { readonly credentials: Credentials },
  signal: AbortSignal,
): Promise<Pick<ProbedScope, 'state' | 'why'>> {
  const dialler = createDialler({ apiUrl, timeoutMs, ...credentials, clock: () => 0 });
  switch (await dialler.ability(signal)) {
    case 'able':
      return { state: 'granted', why: null };
    case 'no-scope':
      return { state: 'missing', why: null };
    case 'other-platform':
      return { state: 'not-needed', why: null };
    default:
      return { state: 'unclear', why: tokenWords.unanswered };
  }
}
