import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { CalendarReport as Report } from '../../../src/http/contract/calendars.ts';
import { RequestError, sendFile } from '../api.ts';
import { calendarWords } from '../words/say-calendars.ts';
import { peopleWords } from '../words/say-people.ts';
import { CalendarReport } from './calendar-report.tsx';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

/** Takes over the absences in a calendar file, and shows what was read. */
export function CalendarUpload({
  address,
  deputies,
  reload,
}: {
  address: string;
  deputies: readonly string[];
  reload: () => void;
}): VNode {
  const say = peopleWords.value.absences;
  const id = useId();
  const task = useTask();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const take = async (given: File, missing: 'ask' | 'replace'): Promise<void> => {
    setReport(null);
    const query = new URLSearchParams([['missing', missing], ...deputies.map(id => ['deputy', id])]);
    setReport(await sendFile<Report>(`${address}/calendar?${query}`, given));
    reload();
  };
  const isHeld = task.error instanceof RequestError && task.error.code === 'all-gone';
  return (
    <div class="field upload">
      <label for={id}>{say.calendar}</label>
      <input
        id={id}
        type="file"
        accept=".ics,text/calendar"
        aria-describedby={`${id}-hint`}
        onChange={event => {
          const [chosen] = event.currentTarget.files ?? [];
          setFile(chosen ?? null);
          if (chosen !== undefined) void task.run(() => take(chosen, 'ask'));
        }}
      />
      <p class="hint" id={`${id}-hint`}>
        {say.calendarHint}
      </p>
      <div role="status">
        {report !== null && (
          <div class="hint">
            <p>{say.calendarTaken}</p>
            <CalendarReport report={report} />
          </div>
        )}
      </div>
      <Problem error={task.error} />
      {isHeld && file !== null && (
        <button type="button" class="danger" onClick={() => void task.run(() => take(file, 'replace'))}>
          {calendarWords.value.replace}
        </button>
      )}
    </div>
  );
}
