import { currentDocument } from '../../app/plan/change-plan.ts';
import { findAgents } from '../../plan/agent-references.ts';
import { zoneOf } from '../../plan/compile-plan.ts';
import { compileRota } from '../../plan/rota-schema.ts';
import { turnsOf } from '../../plan/rota-turns.ts';
import { rotaQuerySchema, rotaTurnsSchema } from '../contract/rotas.ts';
import { type Route, route, watchers } from './route.ts';

/** As far as people plan for. */
const turnsShown = 4;

/** Who is on call by a rota, also by one that is not saved yet. */
export const rotaRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/settings/rota',
    summary: 'Who is on call by a rota this week and in the next three, with the absences that are known',
    roles: watchers,
    body: rotaQuerySchema,
    reply: rotaTurnsSchema,
    async run({ page, body }) {
      const { plan, roster } = page.app.known;
      const zone = zoneOf((await currentDocument(page.desk)).document.timeZone);
      const span = { now: page.app.clock(), count: turnsShown };
      const rota = compileRota('', body.rota);
      // As calls would be decided, whatever id an agent had when the rota was written.
      const agentIds = rota.agentIds.map(id => findAgents(roster, id)[0]?.id ?? id);
      const turns = turnsOf({ ...rota, agentIds }, { plan, roster, zone }, span);
      return { turns: turns.map(turn => ({ ...turn, insteadOf: [...turn.insteadOf] })) };
    },
  }),
];
