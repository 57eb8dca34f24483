import type { Decision } from '../../domain/decision.ts';
import { dayNumber } from '../../domain/local-date.ts';
import { mayRingSomebody } from '../../domain/overflow-steps.ts';
import { maskPhoneNumber } from '../../domain/phone-number.ts';
import type { Phrases } from '../reason-phrases.ts';
import { candidateById, dialledBy, namesOf } from './agents.ts';
import { renderNobody } from './nobody.ts';

/** Why a call rings no agent by its policy, and what becomes of it instead: "nobody is available: …". */
export function renderFate(decision: Decision, say: Phrases): string {
  return `${renderCause(decision, say)}: ${renderOutcome(decision, say)}`;
}

function renderCause(decision: Decision, say: Phrases): string {
  const { reason, terms } = decision;
  switch (reason.rule) {
    case 'blocked':
      return say.blocked(terms.refusal?.customer ?? '');
    case 'withheld':
      return say.numberWithheld;
    case 'closed':
      return renderClosed(decision, say);
    case 'asks-for-voicemail':
      return say.asksForVoicemail;
    case 'asks-for-callback':
      return say.asksForCallback;
    default:
      return renderNobody(decision, say);
  }
}

function renderClosed(decision: Decision, say: Phrases): string {
  return `${renderHours(decision, say)}${ringsNobodyElse(decision) ? say.onlyFixedAgent : ''}`;
}

/** Whether anybody else's call would have rung somewhere. */
function ringsNobodyElse({ terms }: Decision): boolean {
  const [first] = terms.overflow.closed ?? [];
  return terms.caller?.fixed?.strict === true && (first === undefined || mayRingSomebody(first));
}

function renderHours({ terms, decidedAt }: Decision, say: Phrases): string {
  const { label, reopens } = terms.closed ?? { label: null, reopens: null };
  const name = label?.[say.language] ?? '';
  if (reopens === null) return say.closed(name, '');
  const inDays = dayNumber(reopens.date) - Math.floor(decidedAt / 86_400_000);
  return say.closed(name, say.opening(reopens, inDays < 7));
}

function renderOutcome(decision: Decision, say: Phrases): string {
  const { outcome, reason } = decision;
  const { fate } = say;
  switch (outcome.kind) {
    case 'dial': {
      const step = reason.overflow?.step;
      const who = namesOf(dialledBy(decision), say);
      if (step?.kind !== 'agents') return fate.group('', who);
      return step.onCall ? fate.onCall(step.name, who) : fate.group(step.name, who);
    }
    case 'number':
      return fate.number(maskPhoneNumber(outcome.number));
    case 'announcement':
      return fate.announcement(outcome.announcement);
    case 'reject':
      return outcome.tone === 'busy' ? fate.busy : fate.rejected;
    case 'voicemail':
      return fate.voicemail;
    case 'as-configured':
      return fate.asConfigured;
    case 'callback': {
      const agents = outcome.agentIds.flatMap(id => candidateById(decision, id) ?? []);
      return fate.callback(namesOf(agents.slice(0, 3), say));
    }
    case 'hold':
      return '';
  }
}
