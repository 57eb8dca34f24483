import { z } from 'zod';
import { saveAbsences } from '../../app/plan/change-absences.ts';
import { saveWorkingTimes } from '../../app/plan/change-working-times.ts';
import {
  absencesWantedSchema,
  agentListSchema,
  agentPageSchema,
  figuresSwitchSchema,
  figuresWantedSchema,
  workingTimesWantedSchema,
} from '../contract/agents.ts';
import { doneSchema } from '../contract/common.ts';
import { answerNoted } from './answer-applied.ts';
import { concernedAgent, themselfOrSupervisors } from './concerned-agent.ts';
import { note } from './note.ts';
import { describeAgent, summariseAgents } from './render-agent.ts';
import { admins, everybody, type PageContext, type Route, route, supervisors } from './route.ts';

const agentParams = z.object({ agentId: z.string().max(100) });
/** Enough for the hundreds of absences that calendars bring. */
const absencesBytes = 1024 * 1024;

/** The team: availability, absences, and who knows whom. */
export const agentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/agents',
    summary: 'The team with numbers, hotlines and absences; agents see only themselves',
    roles: everybody,
    reply: agentListSchema,
    async run({ page, visitor }) {
      const user = visitor?.user;
      const agents = summariseAgents(page);
      return {
        now: page.app.clock(),
        agents: user?.role === 'agent' ? agents.filter(one => one.agentId === user.agentId) : agents,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/agents/:agentId',
    summary: 'One agent: absences, and whom they know; agents see only themselves',
    roles: everybody,
    params: agentParams,
    reply: agentPageSchema,
    run: async call => describeAgent(call.page, concernedAgent(call), call.gone),
  }),
  route({
    method: 'PUT',
    path: '/agents/:agentId/absences',
    summary: 'Say when an agent is away and who stands in; agents only for themselves',
    roles: themselfOrSupervisors,
    isPaced: true,
    bodyBytes: absencesBytes,
    params: agentParams,
    body: absencesWantedSchema,
    reply: doneSchema,
    async run(call) {
      const { page, body, visitor } = call;
      const { id } = concernedAgent(call);
      const request = { by: visitor?.user.login ?? '', basedOn: body.basedOn };
      const applied = await saveAbsences(page.desk, id, body.absences, request);
      return answerNoted(call, applied, 'absences-changed', id);
    },
  }),
  route({
    method: 'PUT',
    path: '/agents/:agentId/working-times',
    summary: 'Say when an agent works; outside these times they are not rung',
    roles: supervisors,
    params: agentParams,
    body: workingTimesWantedSchema,
    reply: doneSchema,
    async run(call) {
      const { page, body, visitor } = call;
      const { id } = concernedAgent(call);
      const request = { by: visitor?.user.login ?? '', basedOn: body.basedOn };
      const applied = await saveWorkingTimes(page.desk, id, body.weekly, request);
      return answerNoted(call, applied, 'working-times-changed', id);
    },
  }),
  route({
    method: 'GET',
    path: '/figures-of-agents',
    summary: 'Whether individual figures are shown, and who switched it',
    roles: admins,
    reply: figuresSwitchSchema,
    run: ({ page }) => describeSwitch(page),
  }),
  route({
    method: 'PUT',
    path: '/figures-of-agents',
    summary: 'Show or hide individual figures',
    roles: admins,
    body: figuresWantedSchema,
    reply: figuresSwitchSchema,
    async run(call) {
      const { page, body, visitor } = call;
      const { isOn } = body;
      const { clock, log } = page.app;
      const by = visitor?.user.login ?? '';
      const [latest] = await page.directory.figureSwitches();
      if (isOn !== (latest?.isOn ?? false)) {
        await page.directory.switchFigures({ isOn, by, at: clock() });
        log.warn({ by, isOn }, 'Individual figures were switched.');
        await note(call, 'figures-switched', isOn ? 'on' : 'off');
      }
      return describeSwitch(page);
    },
  }),
];

async function describeSwitch({ directory }: PageContext): Promise<z.input<typeof figuresSwitchSchema>> {
  const switches = await directory.figureSwitches();
  return { isOn: switches[0]?.isOn ?? false, switches: [...switches] };
}
