import type { Hotline, Plan } from '../acd/plan.ts';
import type { Config } from './config.ts';

/** The plan of a company that has configured nothing but the environment: one hotline, and every agent takes its calls. */
export function planFromSettings({ hotlines, policy, overflow, learning }: Config): Plan {
  const hotline: Hotline = {
    name: 'Hotline',
    numbers: hotlines,
    agents: null,
    hours: null,
    timeZone: 'Europe/Berlin',
    policy,
    memory: 'shared',
    withheld: 'as-strangers',
    waiting: { familiarMs: 0, anyMs: 0, music: null, prompt: null, voicemailKey: false },
    overflow: {
      closed: [],
      'nobody-reachable': [{ kind: overflow }],
      'all-busy': [{ kind: overflow }],
      'hold-exhausted': [{ kind: overflow }],
    },
    loadGuard: null,
    greeting: 'chime',
  };
  return { language: 'de', learning, hotlines: [hotline], absences: [], callers: [] };
}
