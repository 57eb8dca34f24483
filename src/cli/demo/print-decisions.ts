import parsePhoneNumber from 'libphonenumber-js/max';
import type { LiveFeed } from '../../app/page/live-feed.ts';
import type { NewCall } from '../../domain/call-event.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Language } from '../../domain/language.ts';
import { numberOf } from '../../domain/party.ts';
import { renderReason } from '../../wording/reason-text.ts';
import { companyZone } from './company-time.ts';
import { demoWords } from './words.ts';

const timeOfDay = new Intl.DateTimeFormat('de-DE', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: companyZone.name,
});

/** Prints a line for each call as it is decided: when, who, to whom, and why. */
export function printDecisions(feed: LiveFeed, language: Language): void {
  feed.subscribe(({ entry: { event, decision } }) => {
    if (event.type === 'newCall' && decision !== null) console.log(renderLine(event, decision, language));
  });
}

function renderLine(event: NewCall, decision: Decision, language: Language): string {
  const words = demoWords[language];
  const time = timeOfDay.format(decision.decidedAt);
  const number = numberOf(event.caller);
  const from = number === null ? words.withheld : (parsePhoneNumber(number)?.formatNational() ?? number);
  return `${time}  ${from.padEnd(15)} → ${target(decision, language).padEnd(28)} ${renderReason(decision, language)}`;
}

function target({ outcome, reason }: Decision, language: Language): string {
  if (outcome.kind === 'voicemail') return demoWords[language].voicemail;
  if (outcome.kind !== 'dial') return demoWords[language].asConfigured;
  return reason.candidates
    .filter(one => one.verdict === 'dialled')
    .map(one => one.name)
    .join(', ');
}
