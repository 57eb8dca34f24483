import type { Deliberation } from '../deliberation.ts';
import { choose } from '../policies.ts';
import type { Choice } from './choice.ts';
import { close } from './closed.ts';
import { ringFixedAgent } from './fixed-agent.ts';
import { overflow } from './overflow.ts';
import { refuse } from './refusal.ts';
import { returnCall } from './return-call.ts';
import { ringSomeoneNew } from './someone-new.ts';
import { sendToVoicemail, waitForAnybody, waitForFamiliar } from './waiting.ts';

/** What settles a call, or does not apply to it. */
type RuleOfOrder = (call: Deliberation) => Choice | null;

/** The order of rules: the first that settles a call decides. What the company has said stands above the statistics. */
export const ruleOrder = [
  'refusal',
  'closed',
  'voicemail-key',
  'fixed-agent',
  'return-call',
  'someone-new',
  'wait-for-familiar',
  'policy',
  'wait-for-anybody',
  'overflow',
] as const;

export type RuleName = (typeof ruleOrder)[number];

const rules: Readonly<Record<Exclude<RuleName, 'overflow'>, RuleOfOrder>> = {
  refusal: refuse,
  closed: close,
  'voicemail-key': sendToVoicemail,
  'fixed-agent': ringFixedAgent,
  'return-call': returnCall,
  'someone-new': ringSomeoneNew,
  'wait-for-familiar': waitForFamiliar,
  policy: choose,
  'wait-for-anybody': waitForAnybody,
};

/** Goes through the rules in their order. The last one settles whatever is left. */
export function settle(call: Deliberation): Choice {
  for (const name of ruleOrder) {
    const choice = name === 'overflow' ? overflow(call) : rules[name](call);
    if (choice !== null) return choice;
  }
  return overflow(call);
}
