import type { VNode } from 'preact';
import type { Report } from '../../../src/http/contract/reports.ts';
import { formatDuration, formatNumber } from '../format.ts';
import { language } from '../language.ts';
import { linkToCalls } from '../router.ts';
import { reportWords } from '../words/say-reports.ts';
import { download, toCsv } from './download.ts';
import { TextTable } from './table.tsx';

interface AgentWorkProps {
  agents: NonNullable<Report['agents']>;
  of: Readonly<Record<string, string>>;
}

/** How long each agent talked and was busy with calls, where an admin shows figures of single people. */
export function AgentWork({ agents, of }: AgentWorkProps): VNode | null {
  const say = reportWords.value;
  const { byAgent } = say;
  if (agents.length === 0) return null;
  const head = [byAgent.agent, byAgent.talks, byAgent.talked, byAgent.handled, byAgent.mean];
  const rows = agents.map(({ agent, talks, talkMs, handledMs }) => [
    agent?.name ?? byAgent.left,
    formatNumber(talks),
    formatDuration(talkMs),
    formatDuration(handledMs),
    talks === 0 ? '–' : formatDuration(talkMs / talks),
  ]);
  const links = agents.map(({ agent }) =>
    agent === null ? null : linkToCalls({ ...of, countedAs: 'answered', agent: agent.agentId }),
  );
  return (
    <section class="card picture" aria-labelledby="agent-work-title">
      <h2 id="agent-work-title">{byAgent.title}</h2>
      <p class="hint">{byAgent.hint}</p>
      <TextTable label={byAgent.title} head={head} rows={rows} links={links} />
      <button
        type="button"
        class="quiet"
        aria-label={`${say.csv}: ${byAgent.title}`}
        onClick={() => download('familiar-agents.csv', 'text/csv', toCsv([head, ...rows], language.value))}
      >
        {say.csv}
      </button>
    </section>
  );
}
