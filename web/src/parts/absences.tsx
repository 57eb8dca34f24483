import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AgentPage, PageAbsence } from '../../../src/http/contract/agents.ts';
import type { FollowedCalendarList } from '../../../src/http/contract/calendars.ts';
import { RequestError, send } from '../api.ts';
import { formatWrittenDay } from '../format.ts';
import { words } from '../language.ts';
import { calendarWords } from '../words/say-calendars.ts';
import { peopleWords } from '../words/say-people.ts';
import { AbsenceForm } from './absence-form.tsx';
import { CalendarUpload } from './calendar-upload.tsx';
import { FollowedCalendars } from './followed-calendars.tsx';
import { Problem } from './problem.tsx';
import { useLoaded } from './use-loaded.ts';
import { useTask } from './use-task.ts';

const lookEveryMs = 15_000;
const dayMs = 86_400_000;
const shown = 30;

/** When an agent is away and who stands in; editable by the agent and by supervisors. */
export function Absences({
  page,
  mayChange,
  reload,
}: {
  page: AgentPage;
  mayChange: boolean;
  reload: () => void;
}): VNode {
  const say = peopleWords.value.absences;
  const task = useTask();
  const { absences, revision, colleagues, agent } = page;
  const [deputies, setDeputies] = useState<readonly string[]>([]);
  const followed = useLoaded<FollowedCalendarList>('/calendars', lookEveryMs);
  const names = new Set(followed.value?.calendars.map(({ name }) => name));
  const address = `/agents/${encodeURIComponent(agent.agentId)}`;
  const save = (next: readonly PageAbsence[]): Promise<void> =>
    send('PUT', `${address}/absences`, { basedOn: revision, absences: next }).then(reload);
  const isOutdated = task.error instanceof RequestError && task.error.code === 'outdated';
  // What was typed stays beside what somebody else has saved.
  const again = (): void => void task.run(async () => reload());
  const ahead = aheadOf(page);
  return (
    <section class="card" aria-labelledby="absences-title">
      <h2 id="absences-title">{say.title}</h2>
      {ahead.length === 0 && <p class="hint">{say.none}</p>}
      <ul class="absences">
        {ahead.slice(0, shown).map(absence => (
          <li key={`${absence.from} ${absence.uid} ${absence.source}`}>
            <span class="name">{periodOf(absence)}</span>
            <span class="hint">{detailsOf(absence, page)}</span>
            {mayChange && !names.has(absence.source ?? '') && (
              <button
                type="button"
                class="quiet"
                aria-label={`${words.value.remove}: ${periodOf(absence)}`}
                onClick={() => void task.run(() => save(absences.filter(one => one !== absence)))}
              >
                {words.value.remove}
              </button>
            )}
          </li>
        ))}
      </ul>
      {ahead.length > shown && <p class="hint">{say.more(ahead.length - shown)}</p>}
      <Problem error={task.error} {...(isOutdated && { retry: again })} />
      {mayChange && (
        <AbsenceForm
          colleagues={colleagues}
          deputies={deputies}
          setDeputies={setDeputies}
          isBusy={task.isBusy}
          add={(absence, clear) => void task.run(() => save([...absences, absence]).then(clear))}
        />
      )}
      {mayChange && <CalendarUpload address={address} deputies={deputies} reload={reload} />}
      <FollowedCalendars
        loaded={followed}
        agentId={agent.agentId}
        suggested={agent.name}
        names={new Map()}
        mayChange={mayChange}
        onChange={reload}
      />
    </section>
  );
}

/**
 * Absences that are not over, soonest first: calendars also bring past ones, and some that are years ahead.
 */
function aheadOf({ absences, now }: AgentPage): readonly PageAbsence[] {
  return absences
    .filter(({ to }) => to === undefined || Date.parse(to.slice(0, 10)) + 2 * dayMs > now)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

function periodOf({ from, to }: PageAbsence): string {
  const say = peopleWords.value.absences;
  if (to === from) return formatWrittenDay(from);
  if (to === undefined) return `${formatWrittenDay(from)} – ${say.openEnd}`;
  const isOneDay = from.slice(0, 10) === to.slice(0, 10);
  return `${formatWrittenDay(from)} – ${isOneDay ? to.slice(11) || '24:00' : formatWrittenDay(to)}`;
}

function detailsOf({ why = '', deputies = [], uid, source }: PageAbsence, { colleagues }: AgentPage): string {
  const say = peopleWords.value.absences;
  const names = deputies.map(id => colleagues.find(one => one.agentId === id)?.name ?? id);
  const calendar = calendarWords.value;
  const origin =
    source !== undefined ? calendar.fromCalendar(source) : uid !== undefined ? calendar.fromFile : '';
  return [why, names.length === 0 ? '' : say.standIn(names), origin].filter(text => text !== '').join(' · ');
}
