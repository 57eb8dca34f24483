import { Command } from 'commander';
import { currentDocument } from '../../app/plan/change-plan.ts';
import { zoneOf } from '../../plan/compile-plan.ts';
import { maskAddress } from '../../plan/masked-address.ts';
import { atDesk } from '../config/at-desk.ts';
import { renderTable } from '../table.ts';
import { localText } from '../terminal-time.ts';
import { describeState } from './at-calendars.ts';

export function calendarsCommand(): Command {
  return new Command('calendars')
    .description('list the published calendars, when they were last read, and what was made of them')
    .action(list);
}

async function list(): Promise<void> {
  await atDesk('look', async desk => {
    const { document } = await currentDocument(desk);
    const { calendars = [], timeZone } = document;
    const { agents } = await desk.store.loadRoster();
    const zone = zoneOf(timeZone);
    const states = await Promise.all(calendars.map(({ name }) => desk.store.readCalendarState(name)));
    if (calendars.length === 0) console.log('No calendar is followed; "familiar absences follow" adds one.');
    const rows = calendars.map(({ name, agent, url }, index) => [
      name,
      agent === undefined ? 'team' : (agents.find(({ id }) => id === agent)?.name ?? agent),
      maskAddress(url),
      timeText(states[index]?.readAt ?? null, zone),
    ]);
    if (rows.length > 0)
      console.log(renderTable(['name', 'whose', 'address', `last read (${zone.name})`], rows));
    for (const [index, { name }] of calendars.entries()) {
      const state = states[index];
      if (state == null) continue;
      for (const line of describeState(state)) console.log(`${name}: ${line}`);
      if (state.failing !== null)
        console.log(
          `${name}: can't be taken over since ${timeText(state.failing.since, zone)}: ${state.failing.why.en}`,
        );
    }
  });
}

function timeText(at: number | null, zone: ReturnType<typeof zoneOf>): string {
  return at === null ? 'never' : localText(at, zone);
}
