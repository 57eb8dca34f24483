import { type Deliberation, isWelcome } from '../deliberation.ts';
import { lineOf } from '../deputies.ts';
import { verdictOn } from '../verdict.ts';
import { type Choice, type PassedOver, ringLine } from './choice.ts';

/** Whoever is called back by somebody whom they did not reach gets that call, whichever hotline it comes to. */
export function returnCall(call: Deliberation): Choice | PassedOver | null {
  const { returnCall } = call.situation.terms;
  const agent = returnCall && call.team.find(one => one.agentId === returnCall.agentId);
  if (!agent) return null;
  const first = lineOf([agent], call).find(one => isWelcome(one.agent, call));
  if (first !== undefined) return ringLine('return-call', [first]);
  return { passed: { rule: 'return-call', agentId: agent.agentId, verdict: verdictOn(agent, null) } };
}
