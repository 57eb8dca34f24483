import { saveMembers } from '../../app/plan/change-members.ts';
import { savedSchema } from '../contract/settings.ts';
import { takingPartWantedSchema, teamQuerySchema, teamSchema } from '../contract/team.ts';
import { noteSaved, savedBy } from './answer-change.ts';
import { describeTeam } from './render-team.ts';
import { admins, type Route, refused, route } from './route.ts';

/** Enough for the ids of thousands. */
const changesBytes = 512 * 1024;

/** Who is in the team, as the assistant shows and asks it. */
export const teamRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/connect/team',
    summary: 'Everybody in the account and by hand, with numbers and phones; those without a number first',
    roles: admins,
    query: teamQuerySchema,
    reply: teamSchema,
    run: ({ page, query }) => describeTeam(page, query),
  }),
  route({
    method: 'PUT',
    path: '/connect/team',
    summary: 'Say who gets the first hotline’s calls',
    roles: admins,
    isPaced: true,
    bodyBytes: changesBytes,
    body: takingPartWantedSchema,
    reply: savedSchema,
    async run(call) {
      const { page, body, visitor } = call;
      const everybody = page.app.known.roster.agents.map(({ id }) => id);
      const request = { by: visitor?.user.login ?? '', basedOn: body.basedOn };
      const applied = await saveMembers(page.desk, everybody, body.changes, request);
      if (applied === 'nobody-left') throw refused(nobody);
      return noteSaved(call, 'settings-applied', savedBy(call.page, applied, body.basedOn));
    },
  }),
];

const nobody = {
  en: 'At least one person must take part.',
  de: 'Mindestens eine Person muss mitmachen.',
};
