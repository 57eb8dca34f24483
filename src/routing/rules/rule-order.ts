import type { Passed } from '../../domain/decision.ts';
import type { Deliberation } from '../deliberation.ts';
import { choose } from '../policies.ts';
import { offerCallback, promiseCallback } from './callback.ts';
import type { Choice, PassedOver } from './choice.ts';
import { close } from './closed.ts';
import { ringFixedAgent } from './fixed-agent.ts';
import { overflow } from './overflow.ts';
import { refuse } from './refusal.ts';
import { returnCall } from './return-call.ts';
import { ringSomeoneNew } from './someone-new.ts';
import { sendToVoicemail, waitForAnybody, waitForFamiliar } from './waiting.ts';

/** Settles a call, had a say without settling it, or does not apply to it. */
type RuleOfOrder = (call: Deliberation) => Choice | PassedOver | null;

/** The order of rules: the first that settles a call decides. What the company has said stands above the statistics. */
export const ruleOrder = [
  'refusal',
  'closed',
  'voicemail-key',
  'callback-key',
  'fixed-agent',
  'return-call',
  'someone-new',
  'offer-callback',
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
  'callback-key': promiseCallback,
  'fixed-agent': ringFixedAgent,
  'return-call': returnCall,
  'someone-new': ringSomeoneNew,
  'offer-callback': offerCallback,
  'wait-for-familiar': waitForFamiliar,
  policy: choose,
  'wait-for-anybody': waitForAnybody,
};

/** What settled a call, and the rules above it that had a say, in their order. */
interface Settled {
  readonly choice: Choice;
  readonly passed: readonly Passed[];
}

/** Goes through the rules in their order. The last one settles whatever is left. */
export function settle(call: Deliberation): Settled {
  const passed: Passed[] = [];
  for (const name of ruleOrder) {
    const said = name === 'overflow' ? overflow(call) : rules[name](call);
    if (said === null) continue;
    if (!('passed' in said)) return { choice: said, passed };
    passed.push(said.passed);
  }
  return { choice: overflow(call), passed };
}
