import { describe, expect, test } from 'vitest';
import type { OverflowCause, OverflowStep } from '../../../src/domain/plan.ts';
import { defaultHotline, phone } from '../../support/builders.ts';
import { decided, type GivenCall, inShort, ruleAbout } from '../../support/company.ts';
import { closedWeek } from '../../support/opening-hours.ts';

const never = { weekly: closedWeek, exceptions: [], holidays: [], holidaySpans: [], halfDays: [] };

/** The caller is strictly Clara's (w3), and the others are free. */
const causes: readonly {
  readonly cause: OverflowCause;
  readonly rule: string;
  readonly given: GivenCall;
}[] = [
  { cause: 'closed', rule: 'closed', given: { hotline: { hours: never } } },
  { cause: 'nobody-reachable', rule: 'nobody-available', given: { offline: [3] } },
  { cause: 'all-busy', rule: 'nobody-available', given: { talking: [3] } },
];

const steps: readonly {
  readonly step: OverflowStep;
  readonly does: string;
  readonly want: string;
}[] = [
  {
    step: { kind: 'agents', name: 'Support', agentIds: ['w4', 'w5'] },
    does: 'is passed over, since it rings colleagues',
    want: 'busy',
  },
  {
    step: { kind: 'number', number: phone('+491701234567') },
    does: 'is passed over, since somebody else picks up there',
    want: 'busy',
  },
  {
    step: { kind: 'as-configured' },
    does: 'is passed over, since it may ring anybody',
    want: 'busy',
  },
  { step: { kind: 'voicemail' }, does: 'is taken', want: 'voicemail' },
  { step: { kind: 'announcement', announcement: 'closed' }, does: 'is taken', want: 'announcement closed' },
  { step: { kind: 'busy' }, does: 'is taken', want: 'busy' },
];

describe.each(causes)('a caller who is strictly one agent’s, $cause', ({ cause, rule, given }) => {
  function overflowTo(chain: readonly OverflowStep[]) {
    const overflow = { ...defaultHotline.overflow, [cause]: chain };
    const callers = [ruleAbout({ fixed: { agentId: 'w3', strict: true } })];
    return decided({ ...given, callers, hotline: { ...given.hotline, overflow } });
  }

  test.each(steps)('the step $step.kind $does', ({ step, want }) => {
    expect(inShort(overflowTo([step]))).toEqual([rule, want]);
  });

  test('the first step that rings nobody else is taken, and with none the caller hears the busy tone', () => {
    const ringing = steps.slice(0, 2).map(({ step }) => step);
    expect(inShort(overflowTo([...ringing, { kind: 'voicemail' }]))).toEqual([rule, 'voicemail']);
    expect(overflowTo(ringing).reason.overflow).toEqual({ cause, step: null });
  });
});
