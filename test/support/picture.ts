import type { AppContext } from '../../src/app/context.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { isOpen } from '../../src/switchboard/leg.ts';
import { lineAt } from '../../src/switchboard/line.ts';

/** The living picture at this moment, as it can be compared: who is free, what is open, and what bears on who is next. */
export function pictureOf({ known, clock }: Pick<AppContext, 'known' | 'clock'>) {
  const now = clock();
  const { switchboard, roster, rules } = known;
  const open = [...switchboard.legs.ringing.values(), ...switchboard.legs.talking.values()].filter(leg =>
    isOpen(leg, rules, now),
  );
  return {
    availability: roster.agents.map(agent => `${agent.id} ${availabilityOf(agent, known, now)}`),
    open: new Set(
      open.map(({ callId, state, role, agentIds }) => `${callId} ${role} ${state} ${agentIds.join()}`),
    ),
    idleSince: Object.fromEntries(switchboard.idleSince),
    missedOffers: Object.fromEntries(switchboard.missedOffers),
    line: lineAt(switchboard, now).map(({ callId }) => callId),
  };
}
