import type { Decision } from './decision.ts';
import { type Language, type Phrases, phrases } from './reason-phrases.ts';
import { renderPassed, renderRuleOfCompany } from './reason-text/company-rules.ts';
import { renderFate } from './reason-text/fate.ts';
import { renderPolicyRule } from './reason-text/policy-rules.ts';

/** Says why a call went where it went, in one sentence that needs no knowledge of telephony. */
export function renderReason(decision: Decision, language: Language): string {
  const say = phrases[language];
  const sentence = `${renderPassed(decision, say)}${because(decision, say)}${presence(decision, say)}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function because(decision: Decision, say: Phrases): string {
  switch (decision.reason.rule) {
    case 'blocked':
    case 'withheld':
    case 'closed':
    case 'nobody-available':
      return renderFate(decision, say);
    case 'fixed-agent':
    case 'return-call':
    case 'someone-new':
    case 'deputy':
      return renderRuleOfCompany(decision, say);
    case 'preferred-agent':
    case 'next-familiar':
    case 'majority-agent':
    case 'last-agent':
    case 'longest-idle':
    case 'random':
      return renderPolicyRule(decision, say);
  }
}

function presence({ reason }: Decision, say: Phrases): string {
  const [first] = reason.candidates;
  return first?.verdict === 'dialled' && first.availability === 'unknown' ? say.presenceUnknown : '';
}
