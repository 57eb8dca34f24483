import type { VNode } from 'preact';
import type { CalendarReport as Report } from '../../../src/http/contract/calendars.ts';
import { formatNumber } from '../format.ts';
import { say as sayText } from '../language.ts';
import { calendarWords } from '../words/say-calendars.ts';

/** What was read from a calendar: how much counts, what changed, and what was left out and why. */
export function CalendarReport({ report }: { report: Report }): VNode {
  const say = calendarWords.value;
  const { added, changed, removed, leftOut, warnings } = report;
  return (
    <div class="calendar-report">
      <p>{say.read(report.events, report.absences)}</p>
      <p>{added + changed + removed === 0 ? say.nothingNew : say.changes(added, changed, removed)}</p>
      {leftOut.length > 0 && (
        <>
          <p>{say.leftOut}</p>
          <ul class="plain">
            {leftOut.map(({ count, why }) => (
              <li key={why.en}>
                {formatNumber(count)} {sayText(why)}
              </li>
            ))}
          </ul>
        </>
      )}
      {warnings.length > 0 && (
        <details>
          <summary>{say.doubts(warnings.length)}</summary>
          <ul class="plain">
            {warnings.map(text => (
              <li key={text.en}>{sayText(text)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
