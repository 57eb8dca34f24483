import type { VNode } from 'preact';
import type { FollowedCalendar, FollowedCalendarList } from '../../../src/http/contract/calendars.ts';
import { send } from '../api.ts';
import { formatMoment } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { calendarWords } from '../words/say-calendars.ts';
import { AskFirst } from './ask-first.tsx';
import { CalendarReport } from './calendar-report.tsx';
import { FollowForm } from './follow-form.tsx';
import { Problem } from './problem.tsx';
import type { Loaded } from './use-loaded.ts';
import { useTask } from './use-task.ts';

/** The published calendars of an agent or of the team, with what was read from them. */
export function FollowedCalendars({
  loaded,
  agentId,
  suggested,
  names,
  mayChange,
  onChange,
}: {
  loaded: Loaded<FollowedCalendarList>;
  /** Null: the team, with everybody's calendars listed. */
  agentId: string | null;
  /** Suggested name for the next calendar. */
  suggested: string;
  /** Names of agents, by id. */
  names: ReadonlyMap<string, string>;
  mayChange: boolean;
  onChange: () => void;
}): VNode {
  const say = calendarWords.value;
  const { value, error, reload } = loaded;
  const shown = value?.calendars.filter(one => agentId === null || one.agentId === agentId) ?? [];
  const taken = new Set(value?.calendars.map(({ name }) => name.toLowerCase()));
  const changed = (): void => {
    reload();
    onChange();
  };
  return (
    <div class="followed">
      {agentId === null ? <h2>{say.title}</h2> : <h3>{say.title}</h3>}
      <p class="hint">{say.hint}</p>
      <Problem error={error} retry={reload} />
      {value !== undefined && shown.length === 0 && <p class="hint">{say.none}</p>}
      <ul class="calendars">
        {shown.map(calendar => (
          <Followed
            key={calendar.name}
            calendar={calendar}
            whose={
              agentId === null ? (names.get(calendar.agentId ?? '') ?? calendar.agentId ?? say.team) : null
            }
            mayChange={mayChange}
            onChange={changed}
          />
        ))}
      </ul>
      {mayChange && <FollowForm agentId={agentId} suggested={suggested} taken={taken} onFollowed={changed} />}
    </div>
  );
}

function Followed({
  calendar,
  whose,
  mayChange,
  onChange,
}: {
  calendar: FollowedCalendar;
  whose: string | null;
  mayChange: boolean;
  onChange: () => void;
}): VNode {
  const say = calendarWords.value;
  const task = useTask();
  const { name, address, readAt, failing, held, result } = calendar;
  const path = `/calendars/${encodeURIComponent(name)}`;
  const look = (isConfirmed: boolean): void =>
    void task.run(() => send('POST', `${path}/look`, { isConfirmed })).then(onChange);
  return (
    <li class="calendar">
      <p class="name">{whose === null ? name : `${name} · ${whose}`}</p>
      <p class="hint">
        {address} · {readAt === null ? say.neverRead : say.lastRead(formatMoment(readAt))}
        {choiceText(calendar)}
      </p>
      {failing !== null && (
        <p class="problem" role="status">
          {say.failing(formatMoment(failing.since))} {sayText(failing.why)}
        </p>
      )}
      {result !== null && (
        <div class="hint">
          <CalendarReport report={result} />
        </div>
      )}
      <Problem error={task.error} />
      {mayChange && (
        <div class="buttons">
          {held > 0 && (
            <button type="button" class="danger" disabled={task.isBusy} onClick={() => look(true)}>
              {say.confirm}
            </button>
          )}
          <button
            type="button"
            class="quiet"
            disabled={task.isBusy}
            aria-label={`${say.look}: ${name}`}
            onClick={() => look(false)}
          >
            {say.look}
          </button>
          <AskFirst
            label={words.value.remove}
            about={name}
            question={say.removing(name)}
            isBusy={task.isBusy}
            onYes={() => void task.run(() => send('DELETE', path)).then(onChange)}
          />
        </div>
      )}
    </li>
  );
}

/** Which events of the calendar count, if not the usual ones. */
function choiceText({ titles, notTitles, categories, busy, minutes }: FollowedCalendar): string {
  const say = calendarWords.value;
  const parts = [
    titles.length > 0 ? say.onlyTitles(titles.join(', ')) : '',
    notTitles.length > 0 ? say.noTitles(notTitles.join(', ')) : '',
    categories.length > 0 ? say.onlyCategories(categories.join(', ')) : '',
    [...busy].sort().join() === 'busy,out-of-office' ? '' : busy.map(kind => say.busy[kind]).join(', '),
    say.every(minutes),
  ];
  return parts
    .filter(part => part !== '')
    .map(part => ` · ${part}`)
    .join('');
}
