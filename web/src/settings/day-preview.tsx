import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type {
  HotlineDocument,
  HoursDocument,
  OverflowStepDocument,
} from '../../../src/http/contract/settings.ts';
import { today } from '../live/clock.ts';
import { Field } from '../parts/field.tsx';
import { draft } from './draft.ts';
import { agentName, settingsWords, spelled } from './in-words.ts';
import { type Day, reasonText, timesOf } from './month-grid.tsx';
import { useMonth } from './use-month.ts';

/** What would become of calls on a day that somebody chooses, by the draft. */
export function DayPreview({ hotline }: { hotline: HotlineDocument }): VNode | null {
  const hours = hotline.hours === undefined ? undefined : draft.value.hours?.[hotline.hours];
  return hours === undefined ? null : <ChosenDay hotline={hotline} hours={hours} />;
}

function ChosenDay({ hotline, hours }: { hotline: HotlineDocument; hours: HoursDocument }): VNode {
  const say = settingsWords.value;
  const [date, setDate] = useState(nextChristmas());
  const { days, isWrong } = useMonth(hours, date.slice(0, 7));
  const day = days.find(one => one.date === date);
  return (
    <div>
      <Field
        label={say.hotlines.onDay.label}
        name="on-day"
        type="date"
        value={date}
        onInput={chosen => chosen !== '' && setDate(chosen)}
      />
      <p role="status">{isWrong ? say.hours.wrong : day === undefined ? '' : dayText(day, hotline)}</p>
    </div>
  );
}

/** A day of which it is worth knowing. */
function nextChristmas(): string {
  const year = Number(today().slice(0, 4));
  return `${today() > `${year}-12-25` ? year + 1 : year}-12-25`;
}

function dayText(day: Day, { overflow = {} }: HotlineDocument): string {
  const { onDay } = settingsWords.value.hotlines;
  const { [specialOf(day) ?? 'closed']: special = [] } = overflow;
  const steps = special.length > 0 ? special : (overflow.closed ?? []);
  const reason = reasonText(day);
  const opens = day.times.length === 0 ? onDay.closed(reason) : onDay.open(timesOf(day));
  return `${opens} ${onDay.meanwhile(chainOf(steps).join(' → '))}`;
}

/** The steps as far as a call can come: only agents may turn out not to be there. */
function chainOf(steps: readonly OverflowStepDocument[]): readonly string[] {
  const last = steps.findIndex(step => typeof step === 'string' || !('agents' in step));
  if (last >= 0) return steps.slice(0, last + 1).map(stepText);
  return [...steps.map(stepText), settingsWords.value.hotlines.onDay.atSipgate];
}

function specialOf({ because }: Day): 'holiday' | 'exception' | null {
  return because === 'weekly' ? null : because === 'exception' ? 'exception' : 'holiday';
}

function stepText(step: OverflowStepDocument): string {
  const { steps } = settingsWords.value.hotlines;
  if (typeof step === 'string') return steps[step];
  if ('agents' in step) return `${steps.agents} (${step.agents.map(agentName).join(', ')})`;
  if ('number' in step) return `${steps.number} (${spelled(step.number)})`;
  return `${steps.announcement} (${step.announcement})`;
}
