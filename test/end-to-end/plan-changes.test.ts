import { describe, expect, test } from 'vitest';
import { takeCall } from '../../src/app/calls/take-call.ts';
import { applyPlan, undoPlan } from '../../src/app/plan/apply-plan.ts';
import type { PlanDesk } from '../../src/app/plan/plan-desk.ts';
import { builtInAnnouncements } from '../../src/domain/built-in-announcements.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { documentOfPlan } from '../../src/plan/document-of-plan.ts';
import type { Service } from '../../src/service.ts';
import { newCall } from '../support/builders.ts';
import { reachableServers } from '../support/databases.ts';
import { startFamiliar, startHotline } from '../support/hotline.ts';
import { signInTo } from '../support/page.ts';

const [regular, pest] = [fictionalCaller(4), fictionalCaller(9)];
const request = { by: 'Anna', basedOn: null };

function deskOf({ context: { store, clock, known } }: Service): PlanDesk {
  return { store, clock, fromEnvironment: documentOfPlan(known.plan), builtInAnnouncements };
}

async function revisionIs({ context }: Service, hotline: string, rules: number): Promise<void> {
  await expect
    .poll(() => [context.known.plan.hotlines[0]?.name, context.known.plan.callers.length], {
      timeout: 10_000,
    })
    .toEqual([hotline, rules]);
}

test('a change made on the page is in force on this instance once its request is answered', async () => {
  const { service } = await startHotline();
  const supervisor = await signInTo(service, 'supervisor');
  for (const why of ['Urlaub', 'Kur', 'Reise', 'Umzug']) {
    const { revision } = (await supervisor.request('GET', '/agents/w1')).body;
    const body = { basedOn: revision, absences: [{ from: '2020-01-01', why }] };
    expect((await supervisor.request('PUT', '/agents/w1/absences', body)).status).toBe(200);
    const { agents } = (await supervisor.request('GET', '/agents')).body;
    const agent = agents.find((one: { agentId: string }) => one.agentId === 'w1');
    expect(agent.absences).toMatchObject([{ why }]);
  }
});

describe.each((await reachableServers()).filter(({ kind }) => kind !== 'sqlite'))(
  'two instances on one database ($kind)',
  server => {
    test('both decide by a change of the configuration, whichever of them it was made on', async () => {
      const database = await server.create();
      try {
        const hotline = await startHotline({ database: database.config, emulator: { speed: 600 } });
        const { service: one, emulator } = hotline;
        const two = await startFamiliar(emulator, { database: database.config });
        await two.rosterKnown;
        const [, , third] = emulator.company.users;
        const yaml = `hotlines: [{name: Zentrale, numbers: ["${hotline.number}"], agents: [${third?.id}]}]`;

        expect(await applyPlan(deskOf(one), { yaml }, request)).toMatchObject({
          kind: 'applied',
          revision: 1,
        });
        await revisionIs(two, 'Zentrale', 0);
        // sipgate pushes to the second.
        expect((await hotline.call(regular, { talkSeconds: 5 })).answeredBy).toBe(hotline.agent(2));
        expect((await hotline.history())[0]?.decision?.terms.hotline).toBe('Zentrale');

        const blocked = `${yaml}\ncallers: [{numbers: ["${pest}"], blocked: busy}]`;
        const changed = await applyPlan(deskOf(two), { yaml: blocked }, request);
        expect(changed).toMatchObject({ kind: 'applied', revision: 2 });
        await revisionIs(one, 'Zentrale', 1);
        const fresh = (callId: string) => newCall({ callId, flowId: callId, from: pest, to: hotline.number });
        expect(await takeCall(one.context, fresh('X'))).toEqual({ kind: 'reject', tone: 'busy' });

        await undoPlan(deskOf(one), null, request);
        await revisionIs(two, 'Zentrale', 0);
        expect((await hotline.call(pest, { talkSeconds: 5 })).answeredBy).toBe(hotline.agent(2));
        await two.close();
        await one.close();
      } finally {
        await database.drop();
      }
    });
  },
);
