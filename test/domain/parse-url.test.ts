import { expect, test } from 'vitest';
import { parseUrl } from '../../src/domain/parse-url.ts';

test('a name with umlauts is a URL, however often that was asked before', () => {
  const refused = Array.from({ length: 100_000 }, () => parseUrl('https://möbel.example.com/')).filter(
    url => url === null,
  );
  expect(refused).toEqual([]);
});

test.each(['', 'no address', 'https://', '//example.com'])('“%s” is none', text => {
  expect(parseUrl(text)).toBeNull();
});

test('what stands in relation to another is found from there', () => {
  expect(parseUrl('../b', 'https://example.com/a/c')?.href).toBe('https://example.com/b');
});
