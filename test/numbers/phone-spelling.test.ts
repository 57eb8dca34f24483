import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSpelledNumber, readSpelling } from '../../src/numbers/phone-spelling.ts';

const cologne = '+492214710100';

test.each([
  // With a country code, its plus or its zeros.
  '+492214710100',
  '+49 221 4710100',
  '+49 (0) 221 4710100',
  '+49(0)2214710100',
  '+49 [0] 221 4710100',
  '+49 (0)(221) 4710100',
  '+49 (0221) 4710100',
  '+49 0221 4710100',
  '+49.221.4710100',
  '+49-221-4710100',
  '(+49) 221 4710100',
  '[+49] 221/4710100',
  '+ 49 221 4710100',
  '+0049 221 4710100',
  '0049 221 4710100',
  '00 49 221 4710100',
  '0049 (0)221 / 47 10-100',
  '0049(0)221-4710100',
  '0049/221/4710100',
  // With a 0.
  '02214710100',
  '0221 4710100',
  '(0221) 4710-100',
  '(0)221 4710100',
  '[0221] 4710100',
  '0221/4710100',
  '0221 / 4710100',
  '0221–4710100',
  '0221 — 4710100',
  '0221−4710100',
  '0221.471.01.00',
  '0221·4710100',
  '0221_4710100',
  '0221\\4710100',
  "0221 471'01'00",
  '0221\u00a04710100',
  '0221\u202f471\u202f01\u202f00',
  '\u202a0221 4710100\u202c',
  '\ufeff0221 4710100',
  '0221\u00ad4710100',
  '０２２１ ４７１０１００',
  '＋４９ ２２１ ４７１０１００',
  // With 49 and nothing before it.
  '492214710100',
  '49 221 4710100',
  '49-221-4710100',
  '49/221/4710100',
  '49.221.4710100',
  '49(0)2214710100',
  '49 (0) 221 4710100',
  '49 0221 4710100',
  '49 (221) 4710100',
  '(49) 221 4710100',
  // With what is no part of it.
  'tel:+49-221-4710100',
  'TEL:02214710100',
  'callto:+492214710100',
  'callto://+492214710100',
  'sip:492214710100@sipgate.de',
  'sip:+492214710100@sipgate.de;user=phone',
  'Tel. 0221 4710100',
  'Tel.: 0221 4710100',
  'Telefon 0221 4710100',
  'Fon: +49 221 4710100',
  '0221 4710100 (Zentrale)',
  '0221 4710100 [Büro]',
  '0221 4710100 privat',
  "'02214710100",
  '="02214710100"',
  '"0221 4710100"',
])('%s is the number of Cologne', text => {
  expect(parseSpelledNumber(text)).toBe(cologne);
});

test.each([
  ['49(0)345279580', '+49345279580'],
  ['49 7755 91155', '+49775591155'],
  ['49 30 23125005', '+493023125005'],
  ['49 171 3920001', '+491713920001'],
  ['04922 9110', '+4949229110'],
  ['+43 1 58858-0', '+431588580'],
  ['+43 (0)662 8044-0', '+4366280440'],
  ['0043 1 588580', '+431588580'],
  ['0043(0)1 588580', '+431588580'],
  ['+41 44 668 18 00', '+41446681800'],
  ["+41 44 668'18'00", '+41446681800'],
  ['0041 (0)44 668 18 00', '+41446681800'],
  ['+39 06 69812345', '+390669812345'],
  ['+39 (0)6 69812345', '+390669812345'],
  ['+33 (0)1 42 68 53 00', '+33142685300'],
  ['+34 (0)91 1234567', '+34911234567'],
  ['+1 (0) 212 555 1234', '+12125551234'],
  ['+1 (212) 555-1234', '+12125551234'],
  ['+44 (0)20 7946 0018', '+442079460018'],
  ['0800 3301000', '+498003301000'],
  ['0137 8221100', '+491378221100'],
  ['0180 5 123456', '+491805123456'],
  ['0700 12345678', '+4970012345678'],
  ['032 211 12345', '+493221112345'],
])('%s is %s', (text, want) => {
  expect(parseSpelledNumber(text)).toBe(want);
});

test.each([
  // Of Austria and Switzerland, or of Kiel and Stade without their 0; of anywhere without its plus.
  '43 1 588580',
  '4315885800',
  '41 44 668 18 00',
  '41446681800',
  '1 (212) 555-1234',
  '15159123456',
  '(221) 4710100',
  '221 4710100',
  '2214710100',
  // Without an area code, and extensions.
  '4710133',
  '4910133',
  '12',
])('%s might be of several places', text => {
  expect(parseSpelledNumber(text)).toBeNull();
  expect(readSpelling(text)).toMatchObject({ kind: 'bare', digits: text.replaceAll(/\D/g, '') });
});

test.each([
  ['an emergency call', '112'],
  ['one too', '110'],
  ['the authorities', '115'],
  ['a number that is short everywhere', '116117'],
])('%s (%s) can’t be dialled from everywhere', (_, text) => {
  expect(parseSpelledNumber(text)).toBeNull();
});

test.each([
  ['an extension', '0211 4710100 DW 12'],
  ['an extension in English', '0211 4710100 ext. 12'],
  ['an extension, shortly', '0211 4710100 x5'],
  ['an extension in a link', 'tel:+49-211-4710100;ext=5'],
  ['digits that are left out', '0221 4710…'],
  ['digits that are hidden', '0221 471•••'],
  ['digits that are crossed out', '0221471---'],
  ['a number within somebody’s', 'tel:4710100;phone-context=+49211'],
  ['two numbers', '0221 4710100 / 0171 3920001'],
  ['two endings', '0221 47101 / 47102'],
  ['two numbers by a comma', '0221 4710100, 0171 3920001'],
  ['one zero too few before the country code', '049 221 4710100'],
  ['the same in one', '0492214710100'],
  ['two plus signs', '++49 221 4710100'],
  ['a zero before the plus', '0+49 221 4710100'],
  ['what Excel made of it', '4,92215E+11'],
  ['what Excel made of it, in English', '4.92215E+11'],
  ['digits that are hidden', '+4922147101xx'],
  ['digits that are hidden by stars', '+4922147101**'],
  ['letters', '0800 FLOWERS'],
  ['nothing', ''],
  ['a name', 'Anna Beck'],
])('%s (%s) is no number', (_, text) => {
  expect(readSpelling(text)).toEqual({ kind: 'none' });
});

test('every spelling of a number reads as the same number, and none as another', () => {
  const area = fc.constantFrom('221', '30', '7755', '345', '171', '33701', '4922');
  const subscriber = fc.stringMatching(/^[1-9]\d{5,6}$/);
  const gap = fc.constantFrom('', ' ', '-', '/', '.', ' / ', '\u00a0', '–', ' - ');
  const beginning = fc.constantFrom(
    '+49',
    '0049',
    '49',
    '+49 (0)',
    '0049 (0) ',
    '49(0)',
    '(+49)',
    '0',
    '(0)',
  );
  const label = fc.constantFrom('', 'tel:', 'Tel. ', 'Telefon: ', 'callto:');
  fc.assert(
    fc.property(
      label,
      beginning,
      area,
      gap,
      subscriber,
      gap,
      (prefix, begin, code, first, digits, second) => {
        const between =
          begin.startsWith('0') && !begin.startsWith('00') ? '' : first.replace(/\s?\/\s?/, ' ');
        const text = `${prefix}${begin}${between}${code}${first}${digits.slice(0, 3)}${second.replace('/', '-')}${digits.slice(3)}`;
        expect([text, parseSpelledNumber(text)]).toEqual([text, `+49${code}${digits}`]);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('digits without a mark are never of another country', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9][\d ./-]{5,16}$/), text => {
      expect(parseSpelledNumber(text) ?? '+49').toMatch(/^\+49/);
    }),
    { numRuns: 2_000 },
  );
});
