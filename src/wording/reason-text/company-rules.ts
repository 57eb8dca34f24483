import type { Decision, Passed } from '../../domain/decision.ts';
import type { Phrases } from '../reason-phrases.ts';
import { alsoRinging, candidateById, dialledBy, namesOf, stateOf } from './agents.ts';

/** What one of the company's own rules decided, and who stands in where its agent is away. */
export function renderRuleOfCompany(decision: Decision, say: Phrases): string {
  const [first, ...others] = dialledBy(decision);
  if (first === undefined) return '';
  const { rule } = decision.reason;
  if (rule === 'someone-new') return say.someoneNew(namesOf([first, ...others], say), others.length + 1);
  const deputy = renderDeputy(decision, first.name, say);
  return `${[renderNamed(decision, say), deputy].filter(text => text !== '').join('; ')}${alsoRinging(decision, say)}`;
}

/** The rules that applied but did not decide: "this caller’s fixed agent Anna is talking; ". */
export function renderPassed(decision: Decision, say: Phrases): string {
  return decision.reason.passed.map(one => `${renderOnePassed(one, decision, say)}; `).join('');
}

function renderNamed(decision: Decision, say: Phrases): string {
  const { reason, terms, decidedAt } = decision;
  const named = candidateById(decision, reason.onBehalfOf) ?? dialledBy(decision)[0];
  const name = named?.name ?? '';
  if (reason.rule === 'fixed-agent') return say.fixedAgent(name, terms.caller?.name ?? '');
  if (reason.rule !== 'return-call') return '';
  return say.returnCall(name, hoursSince(terms.returnCall?.calledAt ?? decidedAt, decidedAt));
}

function renderDeputy(decision: Decision, deputy: string, say: Phrases): string {
  const absent = candidateById(decision, decision.reason.onBehalfOf);
  if (absent === null) return '';
  const absence = decision.terms.absences.find(one => one.agentId === absent.agentId);
  const until = absence?.until == null ? '' : say.day(absence.until);
  return say.deputy(absent.name, absence?.why ?? '', until, deputy);
}

function renderOnePassed(passed: Passed, decision: Decision, say: Phrases): string {
  if (passed.rule === 'someone-new') return say.someoneNewPassed;
  const agent = candidateById(decision, passed.agentId);
  const state = agent === null ? '' : stateOf({ ...agent, verdict: passed.verdict }, decision, say);
  return passed.rule === 'fixed-agent'
    ? say.fixedAgentPassed(agent?.name ?? passed.agentId, state)
    : say.returnCallPassed(agent?.name ?? passed.agentId, state);
}

function hoursSince(then: number, now: number): number {
  return Math.max(0, Math.floor((now - then) / 3_600_000));
}
