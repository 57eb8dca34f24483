import { barePlan } from '../domain/bare-plan.ts';
import { noCallbacks } from '../domain/callback-rules.ts';
import type { AnnouncementName, Hotline, Plan } from '../domain/plan.ts';
import type { Config } from './config.ts';

/** The name in a plan of the sound that ANNOUNCEMENT names. */
export const configuredSound: AnnouncementName = 'ANNOUNCEMENT';

/**
 * The plan of a company that has configured nothing beyond the environment: one hotline, and every agent
 * takes its calls.
 */
export function planFromSettings(config: Config): Plan {
  const { hotlines, policy, overflow, learning, announcement } = config;
  const hotline: Hotline = {
    name: 'Hotline',
    numbers: hotlines,
    agents: null,
    hours: null,
    timeZone: 'Europe/Berlin',
    policy,
    shadow: false,
    memory: 'shared',
    withheld: 'as-strangers',
    waiting: { familiarMs: 0, anyMs: 0, music: null, prompt: null, voicemailKey: false },
    callback: noCallbacks,
    overflow: {
      closed: [],
      'nobody-reachable': [{ kind: overflow }],
      'all-busy': [{ kind: overflow }],
      'hold-exhausted': [{ kind: overflow }],
    },
    loadGuard: null,
    greeting: greetings[announcement.kind],
  };
  return barePlan(hotline, { language: 'de', learning });
}

const greetings: Readonly<Record<Config['announcement']['kind'], AnnouncementName | null>> = {
  chime: 'chime',
  none: null,
  file: configuredSound,
};
