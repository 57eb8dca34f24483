import { describe, expect, test } from 'vitest';
import type { CalendarState, NewRevision } from '../../../src/app/ports/plan.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { type Bench, openTwo } from './bench.ts';

export function revisionsContract(bench: Bench): void {
  describe('the configuration', () => {
    test('is nothing at first', async () => {
      const store = await bench.open();
      expect(await store.latestRevision()).toBe(0);
      expect(await store.readRevision(1)).toBeNull();
      expect(await store.listRevisions(10)).toEqual([]);
    });

    test('knows what became of published calendars, whatever they are called', async () => {
      const [one, other] = await openTwo(bench);
      expect(await one.readCalendarState('Müller 📞')).toBeNull();
      const state = { ...calendarState, failing: { since: 1, why: { en: 'gone', de: 'weg' } } };
      await one.saveCalendarState('Müller 📞', calendarState);
      await other.saveCalendarState('MÜLLER 📞', state);
      expect(await one.readCalendarState('Müller 📞')).toEqual(state);
      expect(await one.readCalendarState('Müller')).toBeNull();
    });

    test('is kept with every change, who made it and when, also after a restart', async () => {
      const before = await bench.open();
      const first = revision({ document: { hotlines: ['Müller 📞'] }, written: '# ours\nhotlines: []' });
      const undo = revision({ kind: 'undo', document: null, written: null, by: 'Zoë', at: 2_000 });
      expect(await before.revise(first, 0)).toBe(1);
      expect(await before.revise(undo, 1)).toBe(2);
      await before.close();
      const after = await bench.open();
      expect(await after.latestRevision()).toBe(2);
      const { announcement: _, ...kept } = first;
      expect(await after.readRevision(1)).toEqual({ ...kept, number: 1 });
      expect(await after.readRevision(2)).toMatchObject({ kind: 'undo', document: null, written: null });
      expect(await after.listRevisions(10)).toEqual([
        { number: 2, at: 2_000, by: 'Zoë', kind: 'undo', changes: first.changes },
        { number: 1, at: 1_000, by: 'Anna', kind: 'apply', changes: first.changes },
      ]);
      expect(await after.listRevisions(1)).toHaveLength(1);
    });

    test('is not changed by whoever has not seen the latest change', async () => {
      const [one, other] = await openTwo(bench);
      await one.revise(revision({ by: 'Anna' }), 0);
      expect(await other.revise(revision({ by: 'Ben' }), 0)).toBeNull();
      expect(await other.listRevisions(10)).toMatchObject([{ number: 1, by: 'Anna' }]);
      expect(await other.revise(revision({ by: 'Ben' }), 1)).toBe(2);
      expect(await one.latestRevision()).toBe(2);
    });

    test('takes one of many changes that are made at the same moment', async () => {
      const stores = await openTwo(bench);
      const numbers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (stores[index % 2] ?? expect.fail()).revise(revision({ by: `${index}` }), 0),
        ),
      );
      expect(numbers.filter(number => number !== null)).toEqual([1]);
      expect(await stores[0].listRevisions(10)).toHaveLength(1);
    });

    test('keeps the changes of others, however much somebody changes', async () => {
      const store = await bench.open();
      await store.revise(revision({ by: 'admin' }), 0);
      for (let number = 1; number <= 1_003; number++) await store.revise(revision({ by: 'anna' }), number);
      const all = await store.listRevisions(2_000);
      expect(all).toHaveLength(1_001);
      expect(all.at(-1)).toMatchObject({ number: 1, by: 'admin' });
      expect(await store.readRevision(2)).toBeNull();
      expect((await store.listRevisions(2, 6)).map(({ number }) => number)).toEqual([5, 1]);
      expect(await store.latestRevision()).toBe(1_004);
    }, 60_000);

    test('holds two megabytes', async () => {
      const store = await bench.open();
      const document = { text: 'ü'.repeat(1024 * 1024) };
      await store.revise(revision({ document }), 0);
      expect((await store.readRevision(1))?.document).toEqual(document);
    });
  });

  describe('an announcement', () => {
    test('is kept byte for byte, and replaced by a new one of its name and language', async () => {
      const store = await bench.open();
      const wav = Uint8Array.from({ length: 5 * 1024 * 1024 }, (_, index) => index % 256);
      await put(store, 'hello', 'de', wav, 0);
      await put(store, 'hello', 'en', wav.slice(0, 3), 1);
      await put(store, 'hello', 'en', wav.slice(0, 2), 2);
      expect(await store.listAnnouncements()).toEqual([
        { name: 'hello', language: 'de', durationMs: 1_000, hash: `${wav.length}` },
        { name: 'hello', language: 'en', durationMs: 1_000, hash: '2' },
      ]);
      expect(Buffer.from((await store.readAnnouncement('hello', 'de')) ?? []).equals(wav)).toBe(true);
      expect([...((await store.readAnnouncement('hello', 'en')) ?? [])]).toEqual([0, 1]);
      expect(await store.readAnnouncement('bye', 'de')).toBeNull();
    });

    test('is removed in every language, and not by whoever has not seen the latest change', async () => {
      const store = await bench.open();
      await put(store, 'hello', 'de', Uint8Array.of(1), 0);
      await put(store, 'hello', 'en', Uint8Array.of(1), 1);
      const remove = revision({ kind: 'announcement', announcement: { kind: 'remove', name: 'hello' } });
      expect(await store.revise(remove, 1)).toBeNull();
      expect(await store.listAnnouncements()).toHaveLength(2);
      expect(await store.revise(remove, 2)).toBe(3);
      expect(await store.listAnnouncements()).toEqual([]);
    });
  });
}

function revision(changes: Partial<NewRevision> = {}): NewRevision {
  return {
    at: 1_000,
    by: 'Anna',
    kind: 'apply',
    changes: [{ section: 'hotlines', kind: 'added', name: 'Zentrale' }],
    document: {},
    written: null,
    announcement: null,
    ...changes,
  };
}

async function put(store: Store, name: string, language: 'de' | 'en', wav: Uint8Array, basedOn: number) {
  const sound = { name, language, durationMs: 1_000, hash: `${wav.length}` };
  await store.revise(revision({ kind: 'announcement', announcement: { kind: 'put', sound, wav } }), basedOn);
}

const calendarState: CalendarState = {
  settings: 'hash',
  checkedAt: 1_000,
  readAt: null,
  fullReadAt: null,
  nextAt: 2_000,
  failing: null,
  held: 0,
  result: null,
  etag: '"1"',
  lastModified: null,
};
