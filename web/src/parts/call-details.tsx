import type { VNode } from 'preact';
import type { CallDetail } from '../../../src/http/contract/board.ts';
import { words } from '../language.ts';
import { CallbackStory } from './callback-story.tsx';
import { DecisionTable } from './decision-table.tsx';
import { Problem } from './problem.tsx';
import { useLoaded } from './use-loaded.ts';

/** Why one call went where it went, as recorded at the time. */
export function CallDetails({ flowId }: { flowId: string }): VNode {
  const { value, error, reload } = useLoaded<CallDetail>(`/calls/${encodeURIComponent(flowId)}`);
  if (value === undefined && error !== undefined) return <Problem error={error} retry={reload} />;
  if (value === undefined) return <p class="loading">{words.value.loading}</p>;
  if (value.decision === null) return <p>{words.value.live.notRouted}</p>;
  return (
    <>
      <CallbackStory steps={value.callback} />
      <DecisionTable decision={value.decision} />
    </>
  );
}
