import type { VNode } from 'preact';
import type { PageHealth } from '../../../src/http/contract/reports.ts';
import { formatMoment, formatNumber } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { healthWords } from '../words/say-health.ts';

const lookEveryMs = 5_000;

/** Whether all is well, and the facts behind it. */
export function HealthView(): VNode {
  const say = healthWords.value;
  const { value, error, reload } = useLoaded<PageHealth>('/health', lookEveryMs);
  if (value === undefined)
    return error === undefined ? (
      <p class="loading">{words.value.loading}</p>
    ) : (
      <Problem error={error} retry={reload} />
    );
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
      </div>
      <section class={value.isWell ? 'card verdict well' : 'card verdict'} role="status">
        <p class="headline">{value.isWell ? say.well : say.notWell}</p>
        <ul>
          {value.warnings.map(warning => (
            <li key={warning.en}>{sayText(warning)}</li>
          ))}
        </ul>
      </section>
      {value.notes.length > 0 && (
        <section class="card" aria-labelledby="notes-title">
          <h2 id="notes-title">{say.notes}</h2>
          <ul>
            {value.notes.map(note => (
              <li key={note.en}>{sayText(note)}</li>
            ))}
          </ul>
        </section>
      )}
      <Facts health={value} />
    </>
  );
}

function Facts({ health }: { health: PageHealth }): VNode {
  const say = healthWords.value;
  const { summary } = health;
  const moment = (at: number | null): string => (at === null ? say.never : formatMoment(at));
  const facts: readonly (readonly [keyof typeof say.facts, string])[] = [
    ['lastPushAt', moment(summary.lastPushAt)],
    [
      'pushes',
      say.pushes(
        formatNumber(summary.newCalls),
        formatNumber(summary.answers),
        formatNumber(summary.hangups),
      ),
    ],
    ['presence', moment(summary.presenceConfirmedAt)],
    [
      'waiting',
      words.value.waiting.healthText(
        formatNumber(summary.waitingCallers),
        formatNumber(summary.longestWaitSeconds),
      ),
    ],
    ['agents', say.agents(formatNumber(summary.agents), formatNumber(summary.pausedAgents))],
    ['database', summary.isDatabaseReachable ? say.reachable : say.unreachable],
    ['spooled', formatNumber(summary.spooledEntries)],
    ['openLegs', formatNumber(summary.openLegs)],
    ['corrections', formatNumber(summary.corrections)],
    ['viewers', formatNumber(health.viewers)],
    ['version', health.version],
  ];
  return (
    <section class="card">
      <dl class="facts">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{say.facts[name]}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{say.processHint}</p>
    </section>
  );
}
