import { describe, expect, test } from 'vitest';
import { createWebhookPath, partsOf, shownPath } from '../../../src/http/webhook/webhook-path.ts';

const usual = new URL('https://hotline.example.com/Familiar/a-Secret_7?key=1');

describe('what means the address of the webhook is taken to its route, with the query', () => {
  test.each([
    ['exactly', '/Familiar/a-Secret_7', null],
    ['with a query', '/Familiar/a-Secret_7?turn=3', null],
    ['a slash behind it', '/Familiar/a-Secret_7/', 'slashes'],
    ['two slashes behind it', '/Familiar/a-Secret_7//?turn=3', 'slashes'],
    ['two slashes before it', '//Familiar/a-Secret_7', 'slashes'],
    ['two slashes inside', '/Familiar//a-Secret_7', 'slashes'],
    ['lower case', '/familiar/a-secret_7', 'case'],
    ['upper case and a slash', '/FAMILIAR/A-SECRET_7/', 'case'],
    ['a letter percent-encoded', '/Familiar/a%2DSecret_7', 'encoding'],
    ['a slash percent-encoded', '/Familiar%2Fa-Secret_7', 'encoding'],
    ['lower case and percent-encoded', '/familiar/%61-secret%5F7', 'encoding'],
    ['a blank behind it, from copying', '/Familiar/a-Secret_7%20', 'encoding'],
    ['a line break behind it, from copying', '/Familiar/a-Secret_7%0A', 'encoding'],
    ['a dot as a segment', '/./Familiar/a-Secret_7', 'encoding'],
    ['a backslash', '/Familiar\\a-Secret_7', 'encoding'],
    ['a whole URL, as some proxies write it', 'http://127.0.0.1:8080/Familiar/a-Secret_7?turn=3', null],
    ['a whole URL in capitals', 'HTTP://FAMILIAR/FAMILIAR/A-SECRET_7', 'case'],
  ] as const)('%s', (_, address, spelling) => {
    const path = createWebhookPath(() => usual);
    const { query } = partsOf(address);
    expect(path.rewrite('POST', address)).toBe(`${path.pushRoute}${query}`);
    expect(path.spellingOf(address)).toBe(spelling);
  });

  test.each([
    ['with an umlaut', 'https://h.example/büro', '/b%C3%BCro', null],
    ['with an umlaut in small hexadecimal', 'https://h.example/büro', '/b%c3%bcro', 'case'],
    ['with a decomposed umlaut', 'https://h.example/büro', '/bu%CC%88ro', 'encoding'],
    ['with a colon', 'https://h.example/a:b', '/a:b', null],
    ['with a star', 'https://h.example/a*b', '/a*b', null],
    ['with a star at the end', 'https://h.example/a*', '/a*', null],
    ['with brackets', 'https://h.example/a(\\d)', '/a(/d)', null],
    ['with a blank', 'https://h.example/my hotline', '/my%20hotline', null],
    ['with a slash at the end', 'https://h.example/push/', '/push', 'slashes'],
    ['that is the root', 'https://h.example', '/', null],
    ['that is the root with a query', 'https://h.example/?key=1', '/?key=1', null],
    ['that is the root, with two slashes', 'https://h.example', '//', 'slashes'],
  ] as const)('%s', (_, url, address, spelling) => {
    const path = createWebhookPath(() => new URL(url));
    expect(path.rewrite('POST', address)).toBe(`${path.pushRoute}${partsOf(address).query}`);
    expect(path.spellingOf(address)).toBe(spelling);
  });
});

describe('what does not mean it stays where it is', () => {
  test.each([
    ['one letter more', '/Familiar/a-Secret_77', 'elsewhere'],
    ['one letter less', '/Familiar/a-Secret_', 'elsewhere'],
    ['an address of earlier', '/webhook', 'elsewhere'],
    ['the root', '/', 'no-path'],
    ['an empty path', '?key=1', 'no-path'],
    ['without its beginning', '/a-Secret_7', 'cut-off'],
    ['without its beginning, in other case', '/A-secret_7/', 'cut-off'],
    ['with something before it', '/proxy/Familiar/a-Secret_7', 'put-before'],
    ['only its beginning', '/Familiar', 'elsewhere'],
    ['something behind it', '/Familiar/a-Secret_7/index.php', 'elsewhere'],
    ['its end only as the end of a word', '/Secret_7', 'elsewhere'],
    ['encoded twice', '/Familiar/a%252DSecret_7', 'elsewhere'],
    ['a percent sign that encodes nothing', '/Familiar/a-Secret_7%', 'elsewhere'],
  ] as const)('%s', (_, address, relation) => {
    const path = createWebhookPath(() => usual);
    expect(path.rewrite('POST', address)).toBe(address);
    expect(path.relationOf(address)).toBe(relation);
  });

  test('a path with a colon is no pattern', () => {
    const path = createWebhookPath(() => new URL('https://h.example/:secret'));
    expect(path.rewrite('POST', '/guess')).toBe('/guess');
  });
});

test('where the webhook is the root, browsers still find the page there', () => {
  const path = createWebhookPath(() => new URL('https://h.example/'));
  expect(path.rewrite('GET', '/')).toBe('/');
  expect(path.rewrite('HEAD', '/?x')).toBe('/?x');
  expect(path.rewrite('DELETE', '/')).toBe(path.pushRoute);
});

test.each([
  [usual.href, '/Familiar/a-Secret_7/announcements/0a.wav'],
  [usual.href, '/familiar/A-SECRET_7//announcements/0a.wav'],
  ['https://h.example/', '/announcements/0a.wav'],
  ['https://h.example/büro/', '/b%C3%BCro/announcements/0a.wav'],
  ['https://h.example/a:b', '/a:b/announcements/0a.wav'],
])('announcements lie below %s', (url, address) => {
  const path = createWebhookPath(() => new URL(url));
  expect(path.rewrite('GET', address)).toBe(`${path.announcementsRoute}/0a.wav`);
  expect(path.rewrite('GET', '/api/announcements/welcome')).toBe('/api/announcements/welcome');
});

test('no two processes have the same route, so that nobody outside can know it', () => {
  expect(createWebhookPath(() => usual).pushRoute).not.toBe(createWebhookPath(() => usual).pushRoute);
});

test('an address is shown without its query, in one line, and not at any length', () => {
  expect(shownPath('/old?key=secret')).toBe('/old?…');
  expect(shownPath(`/a\u001b[31m b${'x'.repeat(200)}`)).toMatch(/^\/a\?\[31m\?b.{90,92}…$/);
  expect(shownPath('http://h.example/old')).toBe('/old');
});

test('another address counts at once, and without one pushes are taken at the usual path', () => {
  let address: URL | null = null;
  const path = createWebhookPath(() => address);
  expect([path.rewrite('POST', '/push'), path.rewrite('POST', '/other')]).toEqual([path.pushRoute, '/other']);
  address = new URL('https://h.example/other');
  expect([path.rewrite('POST', '/push'), path.rewrite('POST', '/other')]).toEqual(['/push', path.pushRoute]);
  expect(path.relationOf('/push')).toBe('elsewhere');
});
