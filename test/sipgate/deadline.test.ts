import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startDeadline } from '../../src/sipgate/deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a deadline aborts when its time is up, not before', () => {
  const deadline = startDeadline(new AbortController().signal, 1_000);
  vi.advanceTimersByTime(999);
  expect(deadline.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(deadline.signal.aborted).toBe(true);
});

test('a deadline aborts when the work is called off, for the same reason', () => {
  const stop = new AbortController();
  const deadline = startDeadline(stop.signal, 1_000);
  stop.abort('stopping');
  expect(deadline.signal.reason).toBe('stopping');
});

test('a deadline for work called off already has passed', () => {
  expect(startDeadline(AbortSignal.abort('stopped'), 1_000).signal.reason).toBe('stopped');
});

test('a released deadline leaves no timer behind and never aborts', () => {
  const stop = new AbortController();
  const deadline = startDeadline(stop.signal, 1_000);
  deadline.release();
  expect(vi.getTimerCount()).toBe(0);
  stop.abort();
  expect(deadline.signal.aborted).toBe(false);
});
