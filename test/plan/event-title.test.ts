import { expect, test } from 'vitest';
import { isCalledOffByTitle, kindByTitle, saysHalfDay } from '../../src/plan/event-title.ts';

test.each([
  ['Homeoffice', 'elsewhere'],
  ['Anna Beck Home-Office', 'elsewhere'],
  ['mobiles Arbeiten', 'elsewhere'],
  ['WFH', 'elsewhere'],
  ['Geburtstag Anna', 'free'],
  ['Anna’s birthday', 'free'],
])('whoever has only "%s" in their calendar is there', (title, kind) => {
  expect(kindByTitle(title)).toBe(kind);
});

test.each(['Urlaub', 'Krank, danach Homeoffice', 'Geburtstagsfeier', 'Dienstreise', 'Homeofficemöbel', ''])(
  'whoever has "%s" may be away',
  title => {
    expect(kindByTitle(title)).toBeNull();
  },
);

test.each([
  'Abgesagt: Urlaub',
  'Canceled: Vacation',
  'Cancelled: Vacation',
  'Storniert : Kur',
  '[Abgesagt: Kur]',
])('what is called off by its title does not take place: %s', title => {
  expect(isCalledOffByTitle(title)).toBe(true);
});

test.each(['Urlaub (nicht abgesagt)', 'Abgesagter Flug', 'Kur'])('what is not, does: %s', title => {
  expect(isCalledOffByTitle(title)).toBe(false);
});

test.each(['Urlaub (halber Tag)', '½ Urlaub', 'Urlaub 0,5 Tage', '1/2 Tag', 'half-day', 'Urlaub vormittags'])(
  'half a day is meant by "%s"',
  title => {
    expect(saysHalfDay(title)).toBe(true);
  },
);

test.each(['Urlaub', '10,5 Tage', 'halbjährlich', 'Half Moon Bay'])('but not by "%s"', title => {
  expect(saysHalfDay(title)).toBe(false);
});
