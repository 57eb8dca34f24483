import { type Deliberation, isDialable, isWelcome } from '../deliberation.ts';
import { lineOf } from '../deputies.ts';
import { verdictOn } from '../verdict.ts';
import { type Choice, type PassedOver, ringLine } from './choice.ts';
import { overflow } from './overflow.ts';
import { waitForAnybody, waitForFamiliar } from './waiting.ts';

/**
 * The company has given this caller to an agent: that one rings, or who stands in. Where the rule is strict nobody else
 * does, and the caller waits or overflows. The load guard does not count here.
 */
export function ringFixedAgent(call: Deliberation): Choice | PassedOver | null {
  const fixed = call.situation.terms.caller?.fixed ?? null;
  const agent = fixed && call.team.find(one => one.agentId === fixed.agentId);
  if (!agent) return fixed?.strict ? overflow(call) : null;
  const line = lineOf([agent], call);
  const first = line.find(one => (fixed.strict ? isDialable(one.agent) : isWelcome(one.agent, call)));
  if (first !== undefined) return ringLine('fixed-agent', [first]);
  if (fixed.strict) return waitForFamiliar(call) ?? waitForAnybody(call) ?? overflow(call);
  return { passed: { rule: 'fixed-agent', agentId: agent.agentId, verdict: verdictOn(agent, null) } };
}
