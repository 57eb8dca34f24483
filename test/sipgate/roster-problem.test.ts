import { expect, test } from 'vitest';
import { RosterError, rosterProblemOf } from '../../src/sipgate/roster-problem.ts';
import { SipgateApiError } from '../../src/sipgate/sipgate-api-error.ts';

const seen = (users: number, missingScopes: readonly string[]): RosterError =>
  new RosterError('', {
    account: { accountNumbers: null },
    missingScopes: new Set(missingScopes),
    users,
  });
const api = (problem: SipgateApiError['problem'], path: string, status?: number): SipgateApiError =>
  new SipgateApiError({ problem, path, ...(status === undefined ? {} : { status }) });

test.each([
  {
    what: 'nobody in the account has a number',
    error: seen(3, []),
    de: 'Von den Benutzern des Kontos (3) hat niemand eine eigene Nummer.',
  },
  {
    what: 'the token lacks scopes',
    error: seen(1, ['users:read', 'numbers:read']),
    de: 'Dem Token fehlt die Berechtigung users:read, numbers:read.',
  },
  {
    what: 'even its owner is refused, so the users were too',
    error: api('forbidden', '/authorization/userinfo', 403),
    de: 'Entweder fehlt dem Token die Berechtigung users:read,',
  },
  {
    what: 'there is no such thing',
    error: api('not-found', '/users', 404),
    de: 'sipgate zeigt das Team nicht (404).',
  },
  { what: 'sipgate is silent', error: api('timed-out', '/users'), de: 'nicht rechtzeitig geantwortet.' },
])('why the team could not be seen is told for people: $what', ({ error, de }) => {
  expect(rosterProblemOf(error)?.de).toContain(de);
  expect(rosterProblemOf(error)?.en).not.toBe('');
});

test('what has nothing to do with sipgate is not blamed on it', () => {
  expect(rosterProblemOf(new Error('The database is away.'))).toBeNull();
});
