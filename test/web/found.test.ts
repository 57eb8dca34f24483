import { expect, test } from 'vitest';
import { type Findable, find, mostOfKind } from '../../web/src/search/found.ts';

const all: readonly Findable[] = [
  { kind: 'agents', text: 'Mehmet Yılmaz', hint: '0221 4710112', href: '#1', words: '+492214710112' },
  { kind: 'agents', text: 'Zoë Müller-Groß', hint: '', href: '#2', words: '' },
  { kind: 'settings', text: 'Sprechzeiten', hint: '', href: '#3', words: 'Feiertage' },
];

test.each([
  {
    typed: 'yilmaz mehmet',
    found: ['Mehmet Yılmaz'],
    rule: 'in any order, without letters a keyboard lacks',
  },
  { typed: 'ZOE MULLER', found: ['Zoë Müller-Groß'], rule: 'without case and accents' },
  { typed: 'gross', found: ['Zoë Müller-Groß'], rule: 'with ss for ß' },
  { typed: '0221/4710 112', found: ['Mehmet Yılmaz'], rule: 'a number in another spelling' },
  { typed: 'feiertag', found: ['Sprechzeiten'], rule: 'by a word that is not shown' },
  { typed: 'mehmet müller', found: [], rule: 'not by the words of two' },
  { typed: '  ', found: [], rule: 'nothing by nothing' },
])('a search finds $rule', ({ typed, found }) => {
  expect(find(all, typed).map(({ text }) => text)).toEqual(found);
});

test('a search shows no more than five of a kind, so that other kinds are in sight', () => {
  const many = Array.from({ length: 40 }, (_, n) => ({ ...all[0], text: `Anna ${n}` }) as Findable);
  const view: Findable = { kind: 'views', text: 'Annahme', hint: '', href: '#4', words: '' };
  expect(find([...many, view], 'ann')).toHaveLength(mostOfKind + 1);
});
