import parsePhoneNumber from 'libphonenumber-js/max';
import type { AppContext } from '../../app/context.ts';
import type { NewCall } from '../../domain/call-event.ts';
import { askedInCall } from '../../domain/callback-event.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Language } from '../../domain/language.ts';
import { numberOf } from '../../domain/party.ts';
import { type AgentId, agentById } from '../../domain/roster.ts';
import { callbackEndText } from '../../wording/callback-texts.ts';
import { renderReason } from '../../wording/reason-text.ts';
import { companyZone } from './company-time.ts';
import { demoWords } from './words.ts';

const timeOfDay = new Intl.DateTimeFormat('de-DE', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: companyZone.name,
});

/** Prints a line for each decision, and for each callback that is over: when, who, to whom, and why. */
export function printDecisions(
  { feed, known }: Pick<AppContext, 'feed' | 'known'>,
  language: Language,
): void {
  const callers = new Map<string, string>();
  feed.subscribe(({ entry: { event, decision, agentIds } }) => {
    if (event.type === 'newCall') callers.set(event.callId, nameOfCaller(event, language));
    if (decision !== null && (event.type === 'newCall' || event.type === 'dtmf')) {
      const who = { at: decision.decidedAt, caller: callers.get(event.callId) ?? '' };
      console.log(line(who, `→ ${target(decision, language)}`, renderReason(decision, language)));
    }
    if (event.type !== 'callbackEnded') return;
    const [agentId = null] = agentIds;
    const nameOf = (id: AgentId): string => agentById(known.roster, id)?.name ?? id;
    const text = callbackEndText({ askedAt: event.askedAt, end: { ...event, agentId } }, nameOf);
    const who = { at: event.at, caller: callers.get(askedInCall(event.callId)) ?? '' };
    console.log(line(who, `← ${agentId === null ? '' : nameOf(agentId)}`, text?.[language] ?? ''));
  });
}

/** @param at epoch milliseconds */
function line(
  { at, caller }: { readonly at: number; readonly caller: string },
  to: string,
  why: string,
): string {
  return `${timeOfDay.format(at)}  ${caller.padEnd(15)} ${to.padEnd(30)} ${why}`;
}

function nameOfCaller(event: NewCall, language: Language): string {
  const number = numberOf(event.caller);
  if (number === null) return demoWords[language].withheld;
  return parsePhoneNumber(number)?.formatNational() ?? number;
}

function target({ outcome, reason }: Decision, language: Language): string {
  if (outcome.kind === 'voicemail') return demoWords[language].voicemail;
  if (outcome.kind === 'callback') return demoWords[language].callback;
  if (outcome.kind === 'hold') return demoWords[language].asked;
  if (outcome.kind !== 'dial') return demoWords[language].asConfigured;
  return reason.candidates
    .filter(one => one.verdict === 'dialled')
    .map(one => one.name)
    .join(', ');
}
