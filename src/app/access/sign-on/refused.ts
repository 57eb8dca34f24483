import type { AgentId } from '../../../domain/roster.ts';
import type { Clock } from '../../ports/log.ts';
import type { Role } from '../../ports/page.ts';
import type { ClaimSources, Claims } from './claims.ts';
import { roleLikeNames } from './claims.ts';
import type { RoleProblem, RoleVerdict } from './role-of.ts';

/**
 * Somebody whom the provider has identified, but who did not get the role they may have been meant to have.
 */
export interface RefusedSignIn {
  /** Issuer and subject: the latest of each is kept. */
  readonly who: string;
  /** Their name at the provider; shown to admins, never logged. */
  readonly name: string;
  readonly problem: RoleProblem;
  /** Which agent they may be, by their name; only an admin can say so. */
  readonly likelyAgentId: AgentId | null;
  /** Null: they were not let in. */
  readonly role: Role | null;
  /** The values of the claims that hold roles. */
  readonly values: readonly string[];
  /** Names of the claims that came, by the answer they were in. */
  readonly claims: Readonly<Record<keyof ClaimSources, readonly string[]>>;
  /** Names of those that may hold roles. */
  readonly candidates: readonly string[];
  /** Scopes that the provider offers, that were not requested, and that sound like roles. */
  readonly scopes: readonly string[];
  /** Why the provider's userinfo could not be read; null: it could, or there is none. */
  readonly userinfoProblem: string | null;
}

const mostKept = 20;
const mostValues = 50;
const longestText = 120;

/** The latest people refused by this process, each once and up to a limit. */
export interface RefusedSignIns {
  note(refused: RefusedSignIn): void;
  /** Drops somebody who has been let in since. */
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

/**
 * What is shown of a refusal: names of claims, and values only of those that hold roles. All of it is
 * bounded.
 */
export function describeRefusal(
  verdict: Pick<RoleVerdict, 'role' | 'values'> & { readonly problem: RoleProblem },
  sources: ClaimSources,
  of: Pick<RefusedSignIn, 'who' | 'name' | 'scopes' | 'userinfoProblem' | 'likelyAgentId'>,
): RefusedSignIn {
  const parts = [sources.idToken, sources.userinfo, sources.accessToken];
  return {
    ...of,
    ...describeClaims(of.name, verdict.values, sources),
    problem: verdict.problem,
    role: verdict.role,
    candidates: bounded([...new Set(parts.flatMap(part => roleLikeNames(part)))]),
    scopes: bounded(of.scopes),
  };
}

/** What is shown of what a provider sent about somebody. */
export function describeClaims(
  name: string,
  values: readonly string[],
  { idToken, userinfo, accessToken }: ClaimSources,
): Pick<RefusedSignIn, 'name' | 'values' | 'claims'> {
  return {
    name: name.slice(0, longestText),
    values: bounded(values),
    claims: {
      idToken: namesOf(idToken),
      userinfo: namesOf(userinfo),
      accessToken: namesOf(accessToken),
    },
  };
}

function namesOf(claims: Claims): readonly string[] {
  return bounded(Object.keys(claims));
}

function bounded(texts: readonly string[]): readonly string[] {
  return texts.slice(0, mostValues).map(text => text.slice(0, longestText));
}
