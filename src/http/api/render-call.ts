import parsePhoneNumber from 'libphonenumber-js/max';
import { LRUCache } from 'lru-cache';
import type { AppContext } from '../../app/context.ts';
import type { LiveAgent } from '../../app/page/live-agent.ts';
import { type LiveCall, nameOf } from '../../app/page/live-board.ts';
import type { LiveWaiter } from '../../app/page/live-line.ts';
import type { Doubt } from '../../app/switchboard/doubt-agents.ts';
import type { Decision } from '../../domain/decision.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { phrases } from '../../wording/phrases/in-language.ts';
import { renderReason } from '../../wording/reason-text.ts';
import { ruleTexts, verdictTexts } from '../../wording/verdict-text.ts';
import type { AgentState, BoardCall, PageDecision, PageWaiter } from '../contract/board.ts';
import type { CallerName, Text } from '../contract/common.ts';

/** As many as a board shows. Reading a number was half of what rendering a board took. */
const displayed = new LRUCache<string, string>({ max: 1_000 });

/** A number as people write it in the company's country. */
export function displayNumber(number: string): string {
  const known = displayed.get(number);
  if (known !== undefined) return known;
  const display = readAndFormat(number);
  displayed.set(number, display);
  return display;
}

function readAndFormat(number: string): string {
  const parsed = parsePhoneNumber(number);
  if (parsed === undefined) return number;
  return parsed.countryCallingCode === '49' ? parsed.formatNational() : parsed.formatInternational();
}

export function renderCaller(number: PhoneNumber | null, name: string | null = null): CallerName {
  return { number, display: number === null ? null : displayNumber(number), name };
}

export function renderCall(
  context: AppContext,
  { call, decision, state, agentIds }: LiveCall,
  name: string | null = null,
): BoardCall {
  return {
    flowId: call.flowId,
    callId: call.callId,
    kind: call.kind,
    state,
    caller: renderCaller(call.caller, name),
    agents: agentIds.map(agentId => ({ agentId, name: nameOf(context, agentId) })),
    startedAt: call.startedAt,
    answeredAt: call.answeredAt,
    endedAt: call.endedAt,
    cause: call.cause,
    rule: decision?.reason.rule ?? null,
    sentence: decision === null ? null : sentenceOf(decision),
  };
}

export function renderAgent({ agentId, name, availability, since, pause, doubt }: LiveAgent): AgentState {
  const availabilityText = inBoth(language => phrases[language].state[availability]);
  const doubted = doubt && { ...doubt, text: doubtTexts[doubt.kind] };
  return { agentId, name, availability, availabilityText, since, pause, doubt: doubted };
}

const doubtTexts = {
  'long-talk': { en: 'end perhaps not reported', de: 'Ende vielleicht nicht gemeldet' },
  presence: { en: 'presence not confirmed', de: 'Erreichbarkeit nicht bestätigt' },
  'earlier-call': { en: 'perhaps in a call', de: 'vielleicht im Gespräch' },
} as const satisfies Record<Doubt['kind'], unknown>;

export function renderWaiter(
  context: AppContext,
  { caller, waitsFor, ...waiter }: LiveWaiter,
  name: string | null,
): PageWaiter {
  return { ...waiter, caller: renderCaller(caller, name), waitsFor: waitsFor.map(id => nameOf(context, id)) };
}

export function renderDecision(decision: Decision): PageDecision {
  const { decidedAt, policy, reason } = decision;
  return {
    decidedAt,
    policy: policy.name,
    rule: reason.rule,
    ruleText: inBoth(language => ruleTexts[language][reason.rule]),
    sentence: sentenceOf(decision),
    probability: reason.probability,
    basis: reason.basis,
    candidates: reason.candidates.map(one => ({
      agentId: one.agentId,
      name: one.name,
      availabilityText: inBoth(language => phrases[language].state[one.availability]),
      verdict: one.verdict,
      verdictText: inBoth(language => verdictTexts[language][one.verdict]),
      evidence: one.evidence,
      answeredCalls: one.familiarity?.answeredCalls ?? 0,
      lastAnsweredAt: one.familiarity?.lastAnsweredAt ?? null,
    })),
  };
}

export function sentenceOf(decision: Decision): Text {
  const known = sentences.get(decision);
  if (known !== undefined) return known;
  const sentence = inBoth(language => renderReason(decision, language));
  sentences.set(decision, sentence);
  return sentence;
}

/** Each call on the board is shown to every viewer. */
const sentences = new WeakMap<Decision, Text>();

function inBoth(say: (language: 'de' | 'en') => string): Text {
  return { de: say('de'), en: say('en') };
}
