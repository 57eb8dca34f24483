import type { ComponentChildren, VNode } from 'preact';
import type { AgentPage } from '../../../src/http/contract/agents.ts';
import { formatNumber } from '../format.ts';
import { words } from '../language.ts';
import { callerWords } from '../words/say-caller.ts';
import { peopleWords } from '../words/say-people.ts';
import { Caller } from './caller.tsx';
import { Meter } from './meter.tsx';

interface Props {
  page: AgentPage;
  title: string;
  /** What can be done about each, by their number. */
  actions?: (number: string) => ComponentChildren;
}

/** The callers an agent knows best. */
export function KnownCallers({ page, title, actions }: Props): VNode {
  const say = peopleWords.value;
  const most = Math.max(0, ...page.callers.map(one => one.answeredCalls));
  return (
    <section class="card" aria-labelledby="knows-title">
      <h2 id="knows-title">{title}</h2>
      {page.callers.length === 0 && <p class="hint">{say.knowsNobody}</p>}
      <ul class="known">
        {page.callers.map(({ caller, evidence, answeredCalls }) => (
          <li key={caller.number}>
            <Caller caller={caller} />{' '}
            <Meter
              value={evidence}
              before={answeredCalls}
              most={most}
              text={callerWords.value.counts(
                words.value.decision.calls(answeredCalls),
                formatNumber(evidence, 1),
              )}
            />
            {caller.number !== null && actions?.(caller.number)}
          </li>
        ))}
      </ul>
    </section>
  );
}
