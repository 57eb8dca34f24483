import { expect, test } from 'vitest';
import { fittingOptions, meantBy } from '../../web/src/choice/use-choosing.ts';

const options = [
  { value: '', text: 'Niemand' },
  { value: 'w1', text: 'Anna Groß' },
  { value: 'w2', text: 'Anna Grosse' },
  { value: 'w3', text: 'Łukasz Ünal' },
];

test.each([
  ['', ['', 'w1', 'w2', 'w3']],
  ['anna', ['w1', 'w2']],
  ['GROSS ann', ['w1', 'w2']],
  ['lukasz unal', ['w3']],
  ['niemand', []],
  ['x', []],
])('somebody is found by a part of any name, whatever its case and accents: %j', (text, wanted) => {
  expect(fittingOptions(options, text).map(({ value }) => value)).toEqual(wanted);
});

test('names with a word that begins so come first', () => {
  const people = ['Jonas Brandt', 'Stefan Hahn', 'Anna Weiß'].map(text => ({ value: text, text }));
  expect(fittingOptions(people, 'an').map(({ text }) => text)).toEqual([
    'Anna Weiß',
    'Jonas Brandt',
    'Stefan Hahn',
  ]);
});

test.each<[string, string | null, string]>([
  ['łuka', 'w3', 'the only one'],
  ['anna gross', 'w1', 'the whole name, although others begin so'],
  ['anna', null, 'two'],
  ['x', null, 'nobody'],
  [' ', '', 'nothing, on purpose'],
])('leaving the field with %j chooses %j: %s', (typed, wanted) => {
  expect(meantBy(typed, options)).toBe(wanted);
});

test('an emptied field keeps what was chosen where something must be', () => {
  expect(meantBy('', options.slice(1))).toBeNull();
});
