import { expect, test } from 'vitest';
import { createPatientClient } from '../../src/sipgate/patient-client.ts';
import { SipgateApiError, type SipgateApiProblem } from '../../src/sipgate/sipgate-api-error.ts';

const never = new AbortController().signal;

/** A client whose first replies are these failures, and the pauses it took. */
function patient(failures: readonly { problem: SipgateApiProblem; retryAfterMs?: number }[]) {
  const left = [...failures];
  const pauses: number[] = [];
  const client = createPatientClient(
    {
      fetchJson: async path => {
        const failure = left.shift();
        if (failure !== undefined) throw new SipgateApiError({ path, ...failure });
        return 'reply';
      },
    },
    {
      pause: async ms => {
        pauses.push(ms);
      },
      onWait: () => {},
    },
  );
  return { pauses, reply: () => client.fetchJson('/history', never) };
}

test('what may pass is tried again, after ever longer pauses', async () => {
  const failures = ['unavailable', 'timed-out', 'unreachable', 'rate-limited'] as const;
  const { reply, pauses } = patient(failures.map(problem => ({ problem })));
  expect(await reply()).toBe('reply');
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000]);
});

test('a wait that is asked for is kept', async () => {
  const { reply, pauses } = patient([{ problem: 'rate-limited', retryAfterMs: 90_000 }]);
  expect(await reply()).toBe('reply');
  expect(pauses).toEqual([90_000]);
});

test.each(['unauthorized', 'forbidden', 'wrong-platform', 'not-found', 'unexpected', 'unreadable'] as const)(
  '%s does not pass, so it is not tried again',
  async problem => {
    const { reply, pauses } = patient([{ problem }]);
    await expect(reply()).rejects.toMatchObject({ problem });
    expect(pauses).toEqual([]);
  },
);

test('it gives up after eight tries, or where it should wait for longer than anybody would watch', async () => {
  const failing = patient(Array.from({ length: 8 }, () => ({ problem: 'unavailable' }) as const));
  await expect(failing.reply()).rejects.toMatchObject({ problem: 'unavailable' });
  expect(failing.pauses).toHaveLength(7);
  const banned = patient([{ problem: 'rate-limited', retryAfterMs: 3_600_000 }]);
  await expect(banned.reply()).rejects.toMatchObject({ problem: 'rate-limited' });
  expect(banned.pauses).toEqual([]);
});
