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
callbacks: {perDay: 20}
groups: {sales: [w1]}
hotlines:
  - {name: Service, numbers: [0221 4710101]}
  - {name: Zentrale, numbers: [0221 4710100], memory: own}
absences:
  - {agent: w2, from: 2026-12-21}`);

test('a change is told by what was added, removed and changed, whatever the order', () => {
  const changes = changesBetween(before, after);
  expect(renderChanges(changes)).toBe(
    'callbacks on request added, group sales added, hotline Zentrale changed, absence w1 2026-12-21 removed, absence w2 2026-12-21 added',
  );
  expect(renderChanges(changes, 'de')).toBe(
    'Rückrufe auf Wunsch hinzugefügt, Gruppe sales hinzugefügt, Hotline Zentrale geändert, Abwesenheit w1 2026-12-21 entfernt, Abwesenheit w2 2026-12-21 hinzugefügt',
  );
});

test('the first configuration adds everything, and undoing it removes everything', () => {
  expect(changesBetween(null, before).every(change => change.kind === 'added')).toBe(true);
  expect(changesBetween(before, null).every(change => change.kind === 'removed')).toBe(true);
  expect(renderChanges(changesBetween(before, before), 'de')).toBe('nichts geändert');
});

test('what has only got another name is told as renamed, by its numbers or by what it says', () => {
  const old = document(`
hours: {office: {weekly: {monday: 08:00-12:00}}}
hotlines: [{name: Zentrale, numbers: [0221 4710100, 0221 4710109], hours: office}, {name: Service, numbers: [0221 4710101]}]
callers: [{name: Meier, numbers: [0171 3920001], vip: true}]`);
  const renamed = document(`
hours: {shop: {weekly: {monday: 08:00-12:00}}}
hotlines: [{name: Empfang, numbers: [0221 4710109], hours: shop}, {name: Hilfe, numbers: [0221 4710102]}]
callers: [{name: Meyer, numbers: [0171 3920001], vip: true}]`);
  expect(renderChanges(changesBetween(old, renamed))).toBe(
    'hours office renamed to shop, hotline Service removed, hotline Zentrale renamed to Empfang, hotline Hilfe added, rule for callers Meier removed, rule for callers Meyer added',
  );
  expect(renderChanges(changesBetween(old, renamed).slice(0, 1), 'de')).toBe(
    'Öffnungszeiten office umbenannt in shop',
  );
});

test('many changes of a kind are counted', () => {
  const callers = Array.from({ length: 6 }, (_, index) => ({ name: `Firma ${index}`, vip: true }));
  expect(renderChanges(changesBetween(before, { ...before, callers }))).toBe('6 × rule for callers');
});
