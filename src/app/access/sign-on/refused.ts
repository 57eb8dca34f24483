import type { Clock } from '../../ports/log.ts';
import type { Role } from '../../ports/page.ts';
import type { ClaimSources, Claims } from './claims.ts';
import { roleLikeNames } from './claims.ts';
import type { RoleProblem, RoleVerdict } from './role-of.ts';

/** Somebody for whom the provider vouches, and who did not get what they may have been meant to have. */
export interface RefusedSignIn {
  /** Issuer and subject: the latest of each is kept. */
  readonly who: string;
  /** As the provider calls them; for admins to see, and never logged. */
  readonly name: string;
  readonly problem: RoleProblem;
  /** Null: they were not let in. */
  readonly role: Role | null;
  /** What stood in the claims that hold roles. */
  readonly values: readonly string[];
  /** Names of the claims that came, by where they stood. */
  readonly claims: Readonly<Record<keyof ClaimSources, readonly string[]>>;
  /** Names of those that may hold roles. */
  readonly candidates: readonly string[];
  /** Scopes which the provider offers, were not asked for, and sound like roles. */
  readonly scopes: readonly string[];
  /** Why the provider's userinfo could not be read; null: it could, or there is none. */
  readonly userinfoProblem: string | null;
}

const mostKept = 20;
const mostValues = 50;
const longestText = 120;

/** The latest who were refused, in this process. However many try, no more are kept, each once. */
export interface RefusedSignIns {
  note(refused: RefusedSignIn): void;
  /** They have been let in since. */
  forget(who: string): void;
  /** Latest first; `at` is in epoch milliseconds. */
  list(): readonly (RefusedSignIn & { readonly at: number })[];
}

export function createRefusedSignIns(clock: Clock): RefusedSignIns {
  const kept = new Map<string, RefusedSignIn & { readonly at: number }>();
  return {
    note(refused) {
      kept.delete(refused.who);
      kept.set(refused.who, { ...refused, at: clock() });
      for (const who of [...kept.keys()].slice(0, -mostKept)) kept.delete(who);
    },
    forget: who => void kept.delete(who),
    list: () => [...kept.values()].reverse(),
  };
}

/** What is told of a refusal: names of claims, and values of those alone that hold roles. All of it is bounded. */
export function describeRefusal(
  verdict: Pick<RoleVerdict, 'role' | 'values'> & { readonly problem: RoleProblem },
  sources: ClaimSources,
  of: Pick<RefusedSignIn, 'who' | 'name' | 'scopes' | 'userinfoProblem'>,
): RefusedSignIn {
  const parts = [sources.idToken, sources.userinfo, sources.accessToken];
  const { idToken, userinfo, accessToken } = sources;
  return {
    ...of,
    name: of.name.slice(0, longestText),
    problem: verdict.problem,
    role: verdict.role,
    values: bounded(verdict.values),
    claims: {
      idToken: namesOf(idToken),
      userinfo: namesOf(userinfo),
      accessToken: namesOf(accessToken),
    },
    candidates: bounded([...new Set(parts.flatMap(part => roleLikeNames(part)))]),
    scopes: bounded(of.scopes),
  };
}

function namesOf(claims: Claims): readonly string[] {
  return bounded(Object.keys(claims));
}

function bounded(texts: readonly string[]): readonly string[] {
  return texts.slice(0, mostValues).map(text => text.slice(0, longestText));
}
