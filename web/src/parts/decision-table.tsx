import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PageCandidate, PageDecision } from '../../../src/http/contract/board.ts';
import { formatDate, formatNumber, formatShare } from '../format.ts';
import { say, words } from '../language.ts';
import { AgentLink } from './agent-link.tsx';
import { Meter } from './meter.tsx';
import { Table } from './table.tsx';

const shownAtFirst = 12;

/** All candidates: the evidence for each, and why they were rung or not. */
export function DecisionTable({ decision }: { decision: PageDecision }): VNode {
  const [isWhole, setWhole] = useState(false);
  const { decision: text } = words.value;
  const { candidates, probability, basis } = decision;
  const shown = isWhole ? candidates : candidates.slice(0, shownAtFirst);
  const most = Math.max(...candidates.map(one => one.evidence), 0);
  return (
    <div class="decision">
      <p class="rule">
        <span>{text.rule}</span> {say(decision.ruleText)}
      </p>
      {probability < 1 && <p class="hint">{text.chance(formatShare(probability, 1))}</p>}
      {basis === 'memory' && <p class="hint">{text.fromMemory}</p>}
      <Table label={text.verdict}>
        <thead>
          <tr>
            <th scope="col">{text.agent}</th>
            <th scope="col" title={text.evidenceHint}>
              {text.evidence}
            </th>
            <th scope="col">{text.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(one => (
            <CandidateRow key={one.agentId} candidate={one} most={most} />
          ))}
        </tbody>
      </Table>
      {!isWhole && candidates.length > shown.length && (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          {text.others(candidates.length - shown.length)}
        </button>
      )}
    </div>
  );
}

function CandidateRow({ candidate, most }: { candidate: PageCandidate; most: number }): VNode {
  const { decision: text } = words.value;
  const { evidence, answeredCalls, lastAnsweredAt } = candidate;
  const detail =
    lastAnsweredAt === null
      ? '–'
      : `${text.calls(answeredCalls)}, ${text.last} ${formatDate(lastAnsweredAt)}`;
  return (
    <tr data-verdict={candidate.verdict}>
      <th scope="row">
        <AgentLink agent={candidate} />
      </th>
      <td>
        {answeredCalls > 0 && <Meter value={evidence} most={most} text={formatNumber(evidence, 1)} />}
        <span class="detail">{detail}</span>
      </td>
      <td>{say(candidate.verdictText)}</td>
    </tr>
  );
}
