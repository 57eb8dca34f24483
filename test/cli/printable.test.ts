import { expect, test } from 'vitest';
import { printable } from '../../src/cli/printable.ts';

test.each([
  ['a colour', '\u001b[31mAnna\u001b[0m', '\ufffd[31mAnna\ufffd[0m'],
  ['the title of the window', '\u001b]0;root\u0007', '\ufffd]0;root\ufffd'],
  ['the same in one character', '\u009b2J', '\ufffd2J'],
  ['going back over what is there', 'Anna\rBen\b\b', 'Anna\ufffdBen\ufffd\ufffd'],
  ['the direction of writing', 'Anna \u202egnp.exe', 'Anna \ufffdgnp.exe'],
])('%s in a name does not reach the terminal', (_, name, printed) => {
  expect(printable(name)).toBe(printed);
});

test('letters of any script, emoji, tabs and line breaks stay', () => {
  const text = 'Zoë\tЮлия\n می‌خواهم 👩‍👩‍👧 İpek';
  expect(printable(text)).toBe(text);
});
