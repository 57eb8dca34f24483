import type { Decision, Rule } from '../../domain/decision.ts';
import { shadowOf } from '../../domain/shadow.ts';
import { type RuleName, ruleOrder } from './rule-order.ts';

/** What a rule said of a call. `not-reached`: a rule above it had decided already. */
export type Said = 'decided' | 'could-not' | 'does-not-apply' | 'not-reached';

/** Every rule in its order, with what it said. The overflow of a strict rule counts as overflow. */
export function accountOf(decision: Decision): readonly { readonly rule: RuleName; readonly said: Said }[] {
  // Where the hotline only listens, the rules spoke in shadow.
  const { reason } = decision.reason.rule === 'only-listens' ? (shadowOf(decision) ?? decision) : decision;
  const deciding = ruleOrder.indexOf(nameOf(reason.rule));
  return ruleOrder.map((rule, index) => {
    if (index === deciding) return { rule, said: 'decided' };
    if (index > deciding) return { rule, said: 'not-reached' };
    const couldNot = rule === 'policy' || reason.passed.some(one => one.rule === rule);
    return { rule, said: couldNot ? 'could-not' : 'does-not-apply' };
  });
}

function nameOf(rule: Rule): RuleName {
  switch (rule) {
    case 'blocked':
    case 'withheld':
      return 'refusal';
    case 'closed':
    case 'fixed-agent':
    case 'return-call':
    case 'someone-new':
      return rule;
    case 'asks-for-voicemail':
      return 'voicemail-key';
    case 'asks-for-callback':
      return 'callback-key';
    case 'offers-callback':
      return 'offer-callback';
    case 'waits-for-familiar':
      return 'wait-for-familiar';
    case 'waits-for-anybody':
      return 'wait-for-anybody';
    case 'nobody-available':
    case 'only-listens':
      return 'overflow';
    case 'deputy':
    case 'preferred-agent':
    case 'next-familiar':
    case 'majority-agent':
    case 'last-agent':
    case 'longest-idle':
    case 'random':
      return 'policy';
  }
}
