import { describe, expect, test } from 'vitest';
import { createNumberCounter, judgeNumbers, readNumberIn } from '../../src/csv/number-column.ts';

function judge(cells: readonly string[]) {
  const counter = createNumberCounter();
  for (const cell of cells) counter.add(cell);
  return judgeNumbers(counter.counts());
}

describe('digits with neither + nor 0 are judged by their whole column', () => {
  test.each([
    {
      what: 'most can only be German without their 0',
      cells: ['15159123456', '17612345678', '71112345678', '51211234567', '3023125005'],
      want: 'german',
    },
    { what: 'one that can only be German', cells: ['2214710100'], want: 'german' },
    {
      what: 'landline numbers of all lengths',
      cells: ['3023125005', '775591155', '8912345678'],
      want: 'german',
    },
    {
      what: 'country codes are the rule',
      cells: ['492214710100', '493023125005', '491713920001', '431588580', '41446681800'],
      want: 'abroad',
    },
    {
      what: 'most can only be abroad',
      cells: ['390669812345', '33142685300', '12125551234'],
      want: 'abroad',
    },
    { what: 'they can be both', cells: ['15159123456'], want: null },
    { what: 'of Austria or Kiel', cells: ['431588580', '431588581'], want: null },
    {
      what: 'some can be only one, others only the other',
      cells: ['2214710100', '390669812345'],
      want: null,
    },
    { what: 'there are none', cells: ['0221 4710100', '+43 1 58858', '12'], want: null },
  ])('$what: $want', ({ cells, want }) => {
    expect(judge(cells)).toBe(want);
  });

  test('a slip among many does not change the judgement', () => {
    const cells = Array.from({ length: 99 }, (_, index) => `22147${10_000 + index}`);
    expect(judge([...cells, '390669812345'])).toBe('german');
  });
});

const nothing = { bare: null, areaCode: null };

test.each([
  ['15159123456', 'german', '+4915159123456'],
  ['17612345678', 'german', '+4917612345678'],
  ['71112345678', 'german', '+4971112345678'],
  ['51211234567', 'german', '+4951211234567'],
  ['3023125005', 'german', '+493023125005'],
  ['492214710100', 'german', '+492214710100'],
  ['02214710100', 'german', '+492214710100'],
  ['+43 1 58858', 'german', '+43158858'],
  ['Anna (2214710100)', 'german', '+492214710100'],
  ['431588580', 'abroad', '+431588580'],
  ['41446681800', 'abroad', '+41446681800'],
  ['492214710100', 'abroad', '+492214710100'],
  ['4961982300', 'abroad', '+4961982300'],
] as const)('%s in a column that is %s is %s', (cell, bare, number) => {
  expect(readNumberIn(cell, { ...nothing, bare })).toMatchObject({ kind: 'number', number });
});

test.each([
  ['4,91713E+12', 'german', /a spreadsheet has cut the last digits/],
  ['2214710100', null, /begins with neither \+ nor 0: --bare-numbers german .* --bare-numbers abroad/],
  ['390669812345', 'german', /is no German number without its 0/],
  ['2214710100', 'abroad', /begins with no country code/],
  ['4961982300', 'german', /is 04961982300 without its 0, or \+4961982300/],
  ['4710133', null, /has no area code; say with --area-code/],
  ['471013', null, /has no area code; say with --area-code/],
  ['Frau Maier', null, /is not a phone number/],
  ['2026-11-24', null, /is a date, and no phone number/],
  ['24.11.2026', null, /is a date, and no phone number/],
  ['0221 471 O133', null, /is not a phone number/],
  ['O221 4710133', null, /is not a phone number/],
] as const)('%s in a column that is %s is refused: %s', (cell, bare, reason) => {
  expect(readNumberIn(cell, { ...nothing, bare })).toEqual({
    kind: 'rejected',
    reason: expect.stringMatching(reason),
  });
});

test.each([
  '',
  '0',
  '12',
  '4711',
  '110',
  '116117',
  'anonym',
  'Unbekannt',
  'Private',
  'n/a',
  '-',
  'No Caller ID',
  'Jonas Brandt (13)',
])('nobody is recognised by "%s"', cell => {
  expect(readNumberIn(cell, nothing)).toEqual({ kind: 'unrecognised' });
});

test.each([
  ['4710133', '0221', '+492214710133'],
  ['471 01 33', '0221', '+492214710133'],
  ['12345', '07755', '+49775512345'],
  ['0171 3920001', '0221', '+491713920001'],
])('%s where numbers without an area code are of %s', (cell, areaCode, number) => {
  expect(readNumberIn(cell, { ...nothing, areaCode })).toMatchObject({ kind: 'number', number });
});

test.each([
  ...['Rufnummer unterdrückt', 'Nummer nicht übermittelt', '*** unterdrückt ***', 'geheime Nummer', 'Anonym'],
  ...['sip:anonymous@anonymous.invalid', '"Anonymous" <anonymous>', 'restricted', 'NULL', '#NV', '–', 's'],
  ...['+49221471****', '0221471xxx', '0221 471•••', '0221 4710…', '0221471---'],
])('%s is of nobody who can be recognised', cell => {
  expect(readNumberIn(cell, nothing)).toEqual({ kind: 'unrecognised' });
});
