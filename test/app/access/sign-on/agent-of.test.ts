import { describe, expect, test } from 'vitest';
import { agentOf, likelyAgentOf } from '../../../../src/app/access/sign-on/agent-of.ts';
import type { Claims } from '../../../../src/app/access/sign-on/claims.ts';
import type { Agent } from '../../../../src/domain/roster.ts';
import { agent } from '../../../support/builders.ts';

const called = (index: number, name: string, email?: string): Agent => ({
  ...agent(index),
  name,
  ...(email === undefined ? {} : { email }),
});
const team = [
  called(1, 'Anna Beck', 'Anna.Beck@example.com'),
  called(2, 'Änne Müller-Lüdenscheidt'),
  called(3, 'Mehmet Yılmaz'),
  called(4, "Sinéad O'Brien"),
  called(5, 'Peter Martin'),
  called(6, 'Jan Maier', 'info@example.com'),
  called(7, 'Jan Maier', 'info@example.com'),
  called(8, '+493023125008'),
  called(9, 'Kim Kurz', 'info@example.com'),
];
const whoIs = (claims: Claims, agents = team) =>
  agentOf({ idToken: claims, userinfo: {}, accessToken: {} }, agents)?.id ?? null;
const whoMayBe = (claims: Claims, agents = team) =>
  likelyAgentOf({ idToken: claims, userinfo: {}, accessToken: {} }, agents)?.id ?? null;

describe('somebody is the agent', () => {
  test.each<[string, Claims, string]>([
    ['who has their proved address', { email: 'anna.beck@EXAMPLE.com', email_verified: true }, 'w1'],
    [
      'who has their proved address, however they are called',
      { name: 'Peter Martin', email: 'anna.beck@example.com', email_verified: true },
      'w1',
    ],
  ])('%s', (_, claims, id) => {
    expect(whoIs(claims)).toBe(id);
  });
});

describe('a name makes nobody an agent, but is shown to admins: somebody may be the agent', () => {
  test.each<[string, Claims, string]>([
    ['of their name', { name: 'Anna Beck' }, 'w1'],
    ['of their name in other letters', { name: 'ANNA  BECK' }, 'w1'],
    ['of their name as directories write it', { name: 'Beck, Anna' }, 'w1'],
    ['of their name with a department', { name: 'Beck, Anna (Vertrieb)' }, 'w1'],
    ['of their name with a degree', { name: 'Dr. Anna Beck' }, 'w1'],
    ['of their given and their family name', { given_name: 'Anna', family_name: 'Beck' }, 'w1'],
    ['of their name with a degree behind it', { name: 'Beck, Anna, Dr.' }, 'w1'],
    ['whose address is their login', { name: 'A. B.', preferred_username: 'Anna.Beck@example.com' }, 'w1'],
    [
      'of their name, whose address others share',
      { name: 'Kim Kurz', email: 'kim@example.com', email_verified: true },
      'w9',
    ],
    ['of their login', { preferred_username: 'anna.beck' }, 'w1'],
    ['of their login, which is an address', { preferred_username: 'anna_beck@company.example' }, 'w1'],
    ['of their login, if nobody is called like them', { name: 'ab', preferred_username: 'anna.beck' }, 'w1'],
    ['of their name without umlauts', { name: 'Aenne Mueller-Luedenscheidt' }, 'w2'],
    ['of their name without its hyphen', { name: 'Müller Lüdenscheidt, Änne' }, 'w2'],
    ['of their name composed in another way', { name: 'Änne Müller-Lüdenscheidt'.normalize('NFD') }, 'w2'],
    ['of their name in plain letters', { name: 'Mehmet Yilmaz' }, 'w3'],
    ['of their name with another apostrophe', { name: 'Sinead O’Brien' }, 'w4'],
  ])('%s', (_, claims, id) => {
    expect(whoMayBe(claims)).toBe(id);
    expect(whoIs(claims)).toBeNull();
  });
});

describe('somebody is no agent, and seems to be none', () => {
  test.each<[string, Claims]>([
    ['who says nothing', {}],
    ['who is called like nobody', { name: 'Anna Becker' }],
    ['who has a name that means nothing', { name: '()' }],
    ['who has no text as a name', { name: { first: 'Anna', last: 'Beck' } }],
    ['whose name is another’s the other way round', { name: 'Martin Peter' }],
    ['who is called like two', { name: 'Jan Maier' }],
    ['who shares an address with two', { email: 'info@example.com', email_verified: true }],
    ['whose address is not proved', { email: 'anna.beck@example.com', email_verified: false }],
    ['whose address is empty, as agents have none', { email: '', email_verified: true }],
    ['whose login is empty', { preferred_username: '' }],
    ['whose address nobody speaks for', { email: 'anna.beck@example.com' }],
    [
      'who is called like an agent, and has another proved address',
      { name: 'Anna Beck', email: 'anna@evil.example', email_verified: true },
    ],
  ])('%s', (_, claims) => {
    expect([whoIs(claims), whoMayBe(claims)]).toEqual([null, null]);
  });

  test('whose address is empty, where one agent has none', () => {
    const agents = [called(1, 'Anna Beck', 'anna@example.com'), called(2, 'Ben')];
    const claims = { email: '', email_verified: true, preferred_username: '@' };
    expect([whoIs(claims, agents), whoMayBe(claims, agents)]).toEqual([null, null]);
  });

  test('where there is none', () => {
    expect(whoMayBe({ name: 'Anna Beck' }, [])).toBeNull();
  });
});

test('an address that is not proved speaks against nobody', () => {
  expect(whoMayBe({ name: 'Anna Beck', email: 'anna@home.example', email_verified: false })).toBe('w1');
});
