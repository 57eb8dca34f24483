import { z } from 'zod';
import { policyNames } from '../domain/policy.ts';
import { callbackSchema } from './callback-schema.ts';
import { remedy } from './remedy.ts';
import { decimal, label, oneOf, phoneNumber, timeZone, wholeNumber, yesOrNo } from './scalars.ts';

/** An agent by id, full name or number; a stored document has ids alone. */
export const agent = label().describe('An agent: full name, phone number, or id at sipgate');

/** Agents, or groups of them. */
export const agents = z.array(agent).min(1).max(5_000);

const chooseRefusal = {
  en: 'choose what is to happen, and which announcement',
  de: 'wählen Sie, was geschehen soll, und welche Ansage',
};

/** How a caller is turned away. */
export const refusal = z.union([z.literal(['reject', 'busy']), z.strictObject({ announcement: label() })], {
  error: remedy(
    'give reject, busy or { announcement: NAME }',
    'geben Sie reject, busy oder { announcement: NAME } an',
    chooseRefusal,
  ),
});

const withheld = z.union(
  [z.literal(['as-strangers', 'reject', 'busy']), z.strictObject({ announcement: label() })],
  {
    error: remedy(
      'give as-strangers, reject, busy or { announcement: NAME }',
      'geben Sie as-strangers, reject, busy oder { announcement: NAME } an',
      chooseRefusal,
    ),
  },
);

const overflowStep = z.union(
  [
    z.literal(['voicemail', 'busy', 'sipgate']),
    z.strictObject({ agents: agents.or(agent.transform(only => [only])) }),
    z.strictObject({ number: phoneNumber }),
    z.strictObject({ announcement: label() }),
  ],
  {
    error: remedy(
      'give voicemail, busy, sipgate, { agents: GROUP }, { number: "0171 …" } or { announcement: NAME }',
      'geben Sie voicemail, busy, sipgate, { agents: GRUPPE }, { number: "0171 …" } oder { announcement: NAME } an',
      {
        en: 'choose what is to happen, and say with whom, with which number or which announcement',
        de: 'wählen Sie, was geschehen soll, und mit wem, mit welcher Nummer oder welcher Ansage',
      },
    ),
  },
);

const overflowSteps = z.array(overflowStep).min(1).max(10);

const overflow = z.strictObject({
  closed: overflowSteps.optional().describe('Outside opening hours'),
  holiday: overflowSteps
    .optional()
    .describe('While closed for a public holiday or half day; as `closed` if it is left out'),
  exception: overflowSteps
    .optional()
    .describe('While closed for a day in `exceptions`; as `closed` if it is left out'),
  'nobody-reachable': overflowSteps.optional().describe('No agent is logged in and willing'),
  'all-busy': overflowSteps.optional().describe('All agents are in calls, and the caller need not wait'),
  'hold-exhausted': overflowSteps.optional().describe('The caller has waited as long as allowed'),
});

const policy = z.strictObject({
  name: oneOf(policyNames).optional(),
  ringFamiliar: wholeNumber(1, 5).optional().describe('How many agents the caller knows ring at once'),
  ringNextFamiliar: wholeNumber(1, 5)
    .optional()
    .describe('How many ring at once where nobody the caller knows well is free; 2 by default'),
  ringStrangers: wholeNumber(1, 5).optional().describe('How many ring at once for a caller who knows nobody'),
  factor: decimal(0, 1).optional().describe('Policy tutorial: the share of calls an agent must exceed'),
});

const waiting = z.strictObject({
  familiarSeconds: wholeNumber(0, 600).optional().describe('How long to wait for an agent the caller knows'),
  anySeconds: wholeNumber(0, 1_800).optional().describe('How long to wait for anybody, after that'),
  music: label().optional().describe('Name of an announcement, played while the caller waits'),
  prompt: label().optional().describe('Name of the announcement that is played first'),
  voicemailKey: yesOrNo().optional().describe('Whether key 2 leads to the mailbox'),
  callbackKey: yesOrNo().optional().describe('Whether key 3 asks to be called back'),
});

export const hotlineSchema = z.strictObject({
  name: label(),
  numbers: z.array(phoneNumber).min(1).max(100),
  agents: agents.optional().describe('Agents and groups who take its calls; everybody if it is left out'),
  timeZone: timeZone
    .optional()
    .describe('The time zone of its opening hours; that of the document by default'),
  hours: label().optional().describe('Name of opening hours; always open if it is left out'),
  policy: policy.optional(),
  shadow: yesOrNo().optional().describe('Only listens and decides: calls ring as configured in sipgate'),
  memory: oneOf(['shared', 'own']).optional().describe('Whether what is learned here counts elsewhere'),
  withheld: withheld.optional().describe('What becomes of callers who hide their number'),
  waiting: waiting.optional(),
  callback: callbackSchema.optional().describe('On which terms callers may ask to be called back'),
  overflow: overflow.optional().describe('What is tried, step by step, where a call finds nobody'),
  loadGuard: decimal(1, 10)
    .optional()
    .describe('Passes over agents who talked more than this multiple of the mean; off by default'),
  greeting: label().optional().describe('Name of the announcement before the phone rings, or none'),
});

export type HotlineDocument = z.output<typeof hotlineSchema>;
export type OverflowStepDocument = z.output<typeof overflowStep>;
export type RefusalDocument = z.output<typeof refusal>;
