import { expect, test, vi } from 'vitest';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { eraseCaller } from '../../../src/app/page/erase-caller.ts';
import { followErasures } from '../../../src/app/page/follow-erasures.ts';
import { createLiveBoard } from '../../../src/app/page/live-board.ts';
import { toPhoneNumber } from '../../../src/domain/phone-number.ts';
import { createCallerNames } from '../../../src/http/api/caller-names.ts';
import { createTestApp } from '../../support/app.ts';
import { caller, newCall, noon } from '../../support/builders.ts';

const other = toPhoneNumber('+491713920099') ?? caller;

test('what another instance remembers of a caller goes soon after they are erased, and of nobody else', async () => {
  const { context } = await createTestApp();
  const { store, known, erasures, recentOffers } = context;
  const { context: elsewhere } = await createTestApp({ store });
  await takeCall(context, newCall());
  await takeCall(context, newCall({ callId: 'B', flowId: 'G', from: other }));
  const board = createLiveBoard(context, await store.recentCalls(9));
  await store.directory.saveProfile(caller, { name: 'Anton', note: '', objects: false });
  const names = createCallerNames(store.directory, () => 0);
  await names.learn([caller, other]);
  erasures.subscribe(names.forget);
  known.switchboard.missedOffers.set('w2', { inARow: 1, lastAt: noon, lastCaller: caller });
  known.switchboard.missedOffers.set('w3', { inARow: 1, lastAt: noon, lastCaller: other });
  known.switchboard.leftPlaces.set(`${caller} Hotline`, { placeSince: noon, leftAt: noon });

  const stopping = new AbortController();
  const following = followErasures(context, stopping.signal);
  await eraseCaller(elsewhere, { caller, by: 'Ben' });
  await vi.waitFor(() => expect(board.calls()).toHaveLength(1), 10_000);
  stopping.abort();
  await following;
  expect(names.of(caller)).toBeNull();
  expect(recentOffers.find('A')).toBeNull();
  expect(recentOffers.find('B')).not.toBeNull();
  const { missedOffers, leftPlaces } = known.switchboard;
  expect([...missedOffers.values()].map(missed => missed.lastCaller)).toEqual([null, other]);
  expect(leftPlaces.size).toBe(0);
});
