import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { send } from '../api.ts';
import { peopleWords } from '../words/say-people.ts';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

/** Takes over the absences in a calendar file. */
export function CalendarUpload({
  address,
  deputy,
  reload,
}: {
  address: string;
  deputy: string;
  reload: () => void;
}): VNode {
  const say = peopleWords.value.absences;
  const id = useId();
  const task = useTask();
  const [isTaken, setTaken] = useState(false);
  const take = async (file: File): Promise<void> => {
    const body = { ics: await file.text(), deputies: deputy === '' ? [] : [deputy] };
    await send('POST', `${address}/calendar`, body);
    setTaken(true);
    reload();
  };
  return (
    <div class="field upload">
      <label for={id}>{say.calendar}</label>
      <input
        id={id}
        type="file"
        accept=".ics,text/calendar"
        aria-describedby={`${id}-hint`}
        onChange={event => {
          const [file] = event.currentTarget.files ?? [];
          setTaken(false);
          if (file !== undefined) void task.run(() => take(file));
        }}
      />
      <p class="hint" id={`${id}-hint`}>
        {say.calendarHint}
      </p>
      <p role="status" class="hint">
        {isTaken ? say.calendarTaken : ''}
      </p>
      <Problem error={task.error} />
    </div>
  );
}
