import { expect, test } from 'vitest';
import { prefixesOf } from '../../../src/app/page/search-callers.ts';

test.each([
  { written: '+49 171 39', prefixes: ['+4917139'] },
  { written: '0171/39', prefixes: ['+4917139'] },
  { written: '(0211) 12-34', prefixes: ['+492111234'] },
  { written: '0043 1', prefixes: ['+431'] },
  { written: '49171', prefixes: ['+49171', '+4949171'] },
  { written: '171', prefixes: ['+171', '+49171'] },
  { written: 'Öhler', prefixes: [] },
  { written: 'Firma 24', prefixes: [] },
  { written: '+', prefixes: [] },
  { written: '%', prefixes: [] },
])('$written is looked for as a number beginning with $prefixes', ({ written, prefixes }) => {
  expect(prefixesOf(written)).toEqual(prefixes);
});
