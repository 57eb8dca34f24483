import { Command } from 'commander';
import { currentDocument } from '../../app/plan/change-plan.ts';
import type { Language } from '../../domain/language.ts';
import { zoneOf } from '../../plan/compile-plan.ts';
import { maskAddress } from '../../plan/masked-address.ts';
import { atDesk } from '../config/at-desk.ts';
import { langOption } from '../lang-option.ts';
import { renderTable } from '../table.ts';
import { localText } from '../terminal-time.ts';
import { absenceWords } from './absence-words.ts';
import { describeState } from './at-calendars.ts';

export function calendarsCommand(): Command {
  return new Command('calendars')
    .description('list the published calendars, when they were last read, and what was made of them')
    .addOption(langOption())
    .action(list);
}

async function list({ lang }: { readonly lang: Language }): Promise<void> {
  const words = absenceWords[lang];
  await atDesk('look', async desk => {
    const { document } = await currentDocument(desk);
    const { calendars = [], timeZone } = document;
    const { agents } = await desk.store.loadRoster();
    const zone = zoneOf(timeZone);
    const timeText = (at: number | null): string => (at === null ? words.never : localText(at, zone));
    const states = await Promise.all(calendars.map(({ name }) => desk.store.readCalendarState(name)));
    if (calendars.length === 0) console.log(words.noCalendar);
    const rows = calendars.map(({ name, agent, url }, index) => [
      name,
      agent === undefined ? words.team : (agents.find(({ id }) => id === agent)?.name ?? agent),
      maskAddress(url),
      timeText(states[index]?.readAt ?? null),
    ]);
    if (rows.length > 0) console.log(renderTable(words.headings(zone.name), rows));
    for (const [index, { name }] of calendars.entries()) {
      const state = states[index];
      if (state == null) continue;
      for (const line of describeState(state, lang)) console.log(`${name}: ${line}`);
      if (state.failing !== null)
        console.log(`${name}: ${words.failing(timeText(state.failing.since), state.failing.why[lang])}`);
    }
  });
}
