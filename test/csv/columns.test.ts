import { expect, test } from 'vitest';
import { cellOf, findColumns } from '../../src/csv/columns.ts';

const guesses = {
  caller: ['Anrufer', 'caller', 'from'],
  agent: ['Mitarbeiter', 'agent'],
  at: ['Datum+Uhrzeit', 'Zeit', 'time'],
} as const;

test.each([
  {
    what: 'German',
    headings: ['Anrufer', 'Mitarbeiter', 'Zeit'],
    want: { caller: [0], agent: [1], at: [2] },
  },
  { what: 'English', headings: ['Time', 'FROM', 'Agent'], want: { caller: [1], agent: [2], at: [0] } },
  { what: 'in two columns', headings: ['Datum', 'Uhrzeit', 'from'], want: { caller: [2], at: [0, 1] } },
  { what: 'with units and blanks', headings: [' Zeit (UTC)', 'ANRUFER:'], want: { caller: [1], at: [0] } },
  { what: 'missing', headings: ['a', 'b'], want: {} },
])('headings that are $what are recognised', ({ headings, want }) => {
  expect(findColumns(headings, guesses, {})).toEqual(want);
});

test('what is named goes before what is guessed, and no column is taken twice by guessing', () => {
  const headings = ['Anrufer', 'caller', 'time'];
  expect(findColumns(headings, guesses, { agent: 'Anrufer' })).toEqual({ agent: [0], caller: [1], at: [2] });
});

test('a heading that holds a plus sign can be named', () => {
  expect(findColumns(['A+B', 'A', 'B'], guesses, { at: 'A+B' }).at).toEqual([0]);
});

test('a column that is not there is an error that lists those which are', () => {
  expect(() => findColumns(['x', 'y'], guesses, { caller: 'Anrufer' })).toThrow(
    'there is no column "Anrufer" for caller. The columns are: x, y. Join two with a plus sign, as in Datum+Uhrzeit.',
  );
});

test('cells are trimmed, joined with a blank, and empty where the row is short', () => {
  const columns = { at: [0, 1], caller: [7] };
  expect(cellOf(columns, [' 24.11.2026', '10:15 '], 'at')).toBe('24.11.2026 10:15');
  expect(cellOf(columns, ['a'], 'caller')).toBe('');
  expect(cellOf<'agent'>({}, ['a'], 'agent')).toBe('');
});

test.each([
  { cell: '\u200e24\u200e.\u200e11\u200e.\u200e2026 10:15', want: '24.11.2026 10:15' },
  { cell: '２０２６-11-24', want: '2026-11-24' },
  { cell: "'24.11.2026 10:15'", want: '24.11.2026 10:15' },
  { cell: "'0221 4710133", want: '0221 4710133' },
  { cell: '="02214710133"', want: '02214710133' },
  { cell: '\u001f0221\u00a04710133', want: '0221 4710133' },
  { cell: '0221 4710133\n0171 3920001', want: '0221 4710133\n0171 3920001' },
  { cell: '"Anna" <0221 4710133>', want: '"Anna" <0221 4710133>' },
])('a cell says $want, whatever programs have left in it', ({ cell, want }) => {
  expect(cellOf({ at: [0] }, [cell], 'at')).toBe(want);
});
