import type { Decision, Rule } from '../domain/decision.ts';
import type { Language } from '../domain/language.ts';
import { shadowOf } from '../domain/shadow.ts';
import { phrases } from './phrases/in-language.ts';
import type { Phrases } from './reason-phrases.ts';
import { renderPassed, renderRuleOfCompany } from './reason-text/company-rules.ts';
import { renderFate } from './reason-text/fate.ts';
import { renderPolicyRule } from './reason-text/policy-rules.ts';
import { renderWait, renderWaited } from './reason-text/waiting.ts';

/** Says why a call went where it went, in one sentence that needs no knowledge of telephony. */
export function renderReason(decision: Decision, language: Language): string {
  const say = phrases[language];
  const shadow = shadowOf(decision);
  const sentence = shadow === null ? renderClause(decision, say) : say.onlyListens(renderClause(shadow, say));
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function renderClause(decision: Decision, say: Phrases): string {
  const because = `${renderPassed(decision, say)}${renderRule(decision, say)}`;
  const doubts = `${presence(decision, say)}${basis(decision, say)}${decision.unclaimed ? say.withoutClaim : ''}`;
  return `${because}${renderWaited(decision, say)}${doubts}`;
}

function renderRule(decision: Decision, say: Phrases): string {
  switch (decision.reason.rule) {
    case 'blocked':
    case 'withheld':
    case 'closed':
    case 'asks-for-voicemail':
    case 'asks-for-callback':
    case 'nobody-available':
    case 'only-listens':
      return renderFate(decision, say);
    case 'fixed-agent':
    case 'return-call':
    case 'someone-new':
    case 'deputy':
      return renderRuleOfCompany(decision, say);
    case 'offers-callback':
    case 'waits-for-familiar':
    case 'waits-for-anybody':
      return renderWait(decision, say);
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

/**
 * Rules that do not depend on whom the caller knows, or whose sentence already says that this could not be
 * looked up.
 */
const sayNothingOfBasis: ReadonlySet<Rule> = new Set([
  'only-listens',
  'blocked',
  'withheld',
  'closed',
  'asks-for-voicemail',
  'asks-for-callback',
  'fixed-agent',
  'longest-idle',
  'random',
]);

/** What memory knows of a caller may come from the latest calls only. */
function basis({ reason }: Decision, say: Phrases): string {
  return reason.basis === 'memory' && !sayNothingOfBasis.has(reason.rule) ? say.withoutDatabase : '';
}
