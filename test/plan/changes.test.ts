import { expect, test } from 'vitest';
import { changesBetween, renderChanges } from '../../src/plan/changes.ts';
import { document } from '../support/plan.ts';

const before = document(`
language: de
hotlines:
  - {name: Zentrale, numbers: [0221 4710100]}
  - {name: Service, numbers: [0221 4710101]}
absences:
  - {agent: w1, from: 2026-12-21}`);

const after = document(`
language: de
groups: {sales: [w1]}
hotlines:
  - {name: Service, numbers: [0221 4710101]}
  - {name: Zentrale, numbers: [0221 4710100], memory: own}
absences:
  - {agent: w2, from: 2026-12-21}`);

test('a change is told by what was added, removed and changed, whatever the order', () => {
  const changes = changesBetween(before, after);
  expect(renderChanges(changes)).toBe(
    'group sales added, hotline Zentrale changed, absence w1 2026-12-21 removed, absence w2 2026-12-21 added',
  );
  expect(renderChanges(changes, 'de')).toBe(
    'Gruppe sales hinzugefügt, Hotline Zentrale geändert, Abwesenheit w1 2026-12-21 entfernt, Abwesenheit w2 2026-12-21 hinzugefügt',
  );
});

test('the first configuration adds everything, and undoing it removes everything', () => {
  expect(changesBetween(null, before).every(change => change.kind === 'added')).toBe(true);
  expect(changesBetween(before, null).every(change => change.kind === 'removed')).toBe(true);
  expect(renderChanges(changesBetween(before, before), 'de')).toBe('nichts geändert');
});

test('many changes of a kind are counted', () => {
  const callers = Array.from({ length: 6 }, (_, index) => ({ name: `Firma ${index}`, vip: true }));
  expect(renderChanges(changesBetween(before, { ...before, callers }))).toBe('6 × rule for callers');
});
