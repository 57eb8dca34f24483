import type { Configuration } from 'openid-client';
import { agentOf, likelyAgentOf } from '../../app/access/sign-on/agent-of.ts';
import type { Claims } from '../../app/access/sign-on/claims.ts';
import { describeClaims, describeRefusal, type RefusedSignIn } from '../../app/access/sign-on/refused.ts';
import { roleOf } from '../../app/access/sign-on/role-of.ts';
import { type Identity, type SingleSignOn, signOnIdOf } from '../../app/access/single-sign-on.ts';
import type { AppContext } from '../../app/context.ts';
import type { AgentId } from '../../domain/roster.ts';
import type { Gathered } from './gather-claims.ts';

/** Who it is that some claims are about, and what they may. */
export interface Identified {
  /** Issuer and subject. */
  readonly who: string;
  /** Null: they have no role, so they are refused. */
  readonly identity: Identity | null;
  /** What the provider sent. */
  readonly came: Pick<RefusedSignIn, 'name' | 'values' | 'claims'>;
  /** What an admin should know; null if nothing. */
  readonly refused: RefusedSignIn | null;
  /** Whether the role was judged without what holds roles, because userinfo could not be read. */
  readonly isInDoubt: boolean;
}

type Circumstances = Pick<RefusedSignIn, 'scopes'> & {
  readonly setUp: SingleSignOn;
  readonly agents: AppContext['known']['roster']['agents'];
  /** Which agent an admin has said they are. */
  readonly assigned: AgentId | null;
};

export type Identify = (gathered: Gathered, configuration: Configuration) => Promise<Identified>;

export function createIdentifier(
  setUp: SingleSignOn,
  { known, store }: Pick<AppContext, 'known' | 'store'>,
): Identify {
  const asked = new Set(setUp.scope.split(' '));
  return async (gathered, configuration) => {
    const scopes = (configuration.serverMetadata().scopes_supported ?? []).filter(
      scope => /group|role/i.test(scope) && !asked.has(scope),
    );
    const { agents } = known.roster;
    const { iss, sub } = gathered.sources.idToken;
    const record = await store.signOns.find(signOnIdOf(`${iss} ${sub}`));
    const assigned = agents.find(({ id }) => id === record?.agentId)?.id ?? null;
    return judge(gathered, { setUp, agents, assigned, scopes });
  };
}

function judge(
  { sources, userinfoProblem }: Gathered,
  { setUp, agents, assigned, scopes }: Circumstances,
): Identified {
  const claims: Claims = { ...sources.userinfo, ...sources.idToken };
  const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '');
  const { values, ...verdict } = roleOf(sources, setUp);
  const agentId = assigned ?? agentOf(sources, agents)?.id ?? null;
  const isNobody = verdict.role === 'agent' && agentId === null;
  const role = isNobody ? null : verdict.role;
  const problem = isNobody ? 'no-agent' : verdict.problem;
  const name = text('preferred_username') || text('email') || text('name');
  const who = `${text('iss')} ${text('sub')}`;
  return {
    who,
    identity: role === null ? null : { issuer: text('iss'), subject: text('sub'), name, role, agentId },
    came: describeClaims(text('name') || name, values, sources),
    isInDoubt: userinfoProblem !== null && (values.length === 0 || isNobody),
    refused:
      problem === null
        ? null
        : describeRefusal({ role, problem, values }, sources, {
            who,
            name: text('name') || name,
            likelyAgentId: likelyAgentOf(sources, agents)?.id ?? null,
            scopes,
            userinfoProblem,
          }),
  };
}
