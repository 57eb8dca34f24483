import type { z } from 'zod';
import { versionOf } from '../../app/connect/team-version.ts';
import { reportHealth } from '../../app/health/report-health.ts';
import type { Problem } from '../../app/ports/connect.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { doneSchema } from '../contract/common.ts';
import { accountNumbersSchema, connectStateSchema } from '../contract/connect.ts';
import { describeImport } from './import-routes.ts';
import { noToken } from './no-token.ts';
import { displayNumber } from './render-call.ts';
import { admins, type PageContext, type Route, route } from './route.ts';

/** What the assistant looks at again and again: answered from memory, and by few bytes. */
export const connectStateRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/connect/state',
    summary: 'What is known of the account, in short: whether anything is new, and what is wrong',
    roles: admins,
    reply: connectStateSchema,
    run: async ({ page }) => ({
      team: { people: page.app.known.roster.agents.length, version: versionOf(page.app.known.roster) },
      lookProblem: lookProblemOf(page),
      tokenFindings: tokenFindings(page),
      pastCalls: describeImport(page),
    }),
  }),
  route({
    method: 'POST',
    path: '/connect/look',
    summary: 'Look at the account again now, unless sipgate has asked for a pause',
    roles: admins,
    isPaced: true,
    reply: doneSchema,
    async run({ page: { app } }) {
      if (app.connection.hurry()) app.known.lookProblem = null;
      return { done: true } as const;
    },
  }),
  route({
    method: 'GET',
    path: '/connect/numbers',
    summary: 'The numbers of the account, and whom they ring',
    roles: admins,
    reply: accountNumbersSchema,
    async run({ page }) {
      const numbers = numbersOf(page);
      return { numbers, problem: numbers === null ? whyNoNumbers(page) : null };
    },
  }),
];

function tokenFindings({ app }: PageContext): z.input<typeof connectStateSchema>['tokenFindings'] {
  return reportHealth(app, 'admin').checks.filter(
    ({ name, howBad }) => (name === 'scopes' && howBad !== null) || (name === 'token' && howBad === 'broken'),
  );
}

function numbersOf({ app: { known } }: PageContext): z.input<typeof accountNumbersSchema>['numbers'] {
  const { accountNumbers = null, agents } = known.roster;
  if (accountNumbers === null) return null;
  const names = new Map<PhoneNumber, string[]>();
  for (const { name, numbers } of agents)
    for (const number of numbers) names.set(number, [...(names.get(number) ?? []), name]);
  return accountNumbers.map(number => ({
    number,
    display: displayNumber(number),
    agents: names.get(number) ?? [],
    isHotline: known.hotlines.has(number),
  }));
}

function lookProblemOf({ app: { known } }: PageContext): Problem | null {
  return known.lookProblem === null ? null : { kind: 'not-seen', say: known.lookProblem };
}

function whyNoNumbers(page: PageContext): Problem | null {
  const { connection, known } = page.app;
  if (connection.current.credentials === null) return noToken;
  return lookProblemOf(page) ?? (known.roster.accountNumbers === null ? noScope : null);
}

const noScope: Problem = {
  kind: 'no-scope',
  say: {
    en: 'sipgate does not show the numbers: the token lacks the scope numbers:read. Type the number, or make a token that has it.',
    de: 'sipgate zeigt die Nummern nicht: Dem Token fehlt das Recht numbers:read. Tippen Sie die Nummer ein, oder legen Sie ein Token an, das es hat.',
  },
};
