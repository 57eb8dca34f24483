import { expect, test } from 'vitest';
import { checkAddress } from '../../src/reach/check-address.ts';

test.each<[string, readonly string[]]>([
  ['https://familiar.example.com/a-secret-path', []],
  ['  https://familiar.example.com/a-secret-path\n', []],
  ['HTTPS://Familiar.Example.com/a-secret-path', []],
  ['https://familiar.example.com:443/path', []],
  ['', ['empty']],
  [' \n', ['empty']],
  ['https://familiar.example.com/a secret path', ['blank']],
  ['https://familiar.exam\nple.com/path', ['blank']],
  ['familiar.example.com/path', ['no-scheme']],
  ['www.example.com', ['no-scheme']],
  ['localhost:8080/path', ['no-scheme']],
  ['ftp://familiar.example.com/path', ['not-http']],
  ['https:///', ['unreadable']],
  ['https://exa%mple.com/path', ['unreadable']],
  ['https://familiar.example.com:99999/path', ['unreadable']],
  ['https://999.1.1.1/path', ['unreadable']],
  ['https://user:secret@familiar.example.com/path', ['password']],
  ['https://user@familiar.example.com/path', ['password']],
  ['https://localhost/path', ['local-name']],
  ['https://familiar.localhost/path', ['local-name']],
  ['https://familiar/path', ['local-name']],
  ['https://nas.fritz.box/path', ['local-name']],
  ['https://familiar.local/path', ['local-name']],
  ['https://familiar.home.arpa./path', ['local-name']],
  ['https://127.0.0.1/path', ['private-number']],
  ['https://192.168.178.20/path', ['private-number']],
  ['https://0x7f.1/path', ['private-number']],
  ['https://2130706433/path', ['private-number']],
  ['https://169.254.169.254/path', ['private-number']],
  ['https://100.64.0.1/path', ['private-number']],
  ['https://[::1]/path', ['private-number']],
  ['https://[fd00::1]/path', ['private-number']],
  ['https://[::ffff:192.168.0.1]/path', ['private-number']],
])('%j can’t be used, or is good: %j', (address, kinds) => {
  const { url, problems } = checkAddress(address);
  expect(problems.map(({ kind }) => kind)).toEqual(kinds);
  expect(url === null).toBe(kinds.length > 0);
});

test.each([
  ['http://familiar.example.com/path', 'not-encrypted'],
  ['https://93.184.215.14/path', 'number'],
  ['https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/path', 'ipv6'],
  ['https://familiar.example.com:8443/path', 'port'],
  ['https://möbel-krüger.example.com/path', 'umlaut'],
  ['https://M%C3%B6bel.example.com/path', 'umlaut'],
  ['https://familiar.example.com', 'no-path'],
  ['https://familiar.example.com/path?key=a&b=c', 'query'],
  ['https://familiar.example.com/path#top', 'fragment'],
])('%s may be called, with a word about it: %s', (address, kind) => {
  const { url, problems } = checkAddress(address);
  expect([url?.protocol, problems]).toEqual([
    expect.stringMatching(/^https?:$/),
    [{ kind, isDoubt: true, say: { en: expect.any(String), de: expect.any(String) } }],
  ]);
});

test('a name with umlauts is called in the form that all programs know', () => {
  expect(checkAddress('https://möbel.example.com/path').url?.hostname).toBe('xn--mbel-5qa.example.com');
  expect(checkAddress('https://xn--mbel-5qa.example.com/path').problems).toEqual([]);
});

test('several things are all said', () => {
  const { problems } = checkAddress('http://user@192.168.0.7:8080/?key=1');
  expect(problems.map(({ kind }) => kind)).toEqual([
    ...['password', 'private-number', 'not-encrypted', 'port', 'no-path', 'query'],
  ]);
});

test('inside the own network is right for whoever calls from there', () => {
  expect(checkAddress('http://localhost:8080/path', true).url?.href).toBe('http://localhost:8080/path');
  expect(checkAddress('http://127.0.0.1:8080/path', true).problems.map(({ kind }) => kind)).toEqual([
    'not-encrypted',
    'port',
  ]);
});
