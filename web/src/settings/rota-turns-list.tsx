import type { VNode } from 'preact';
import type { RotaDocument, RotaTurns } from '../../../src/http/contract/rotas.ts';
import { formatMoment } from '../format.ts';
import { settings } from './draft.ts';
import { agentName } from './in-words.ts';
import { rotaWords } from './rota-words.ts';
import { useRotaTurns } from './use-rota-turns.ts';

/** Who is on call in this turn and the next three, by the rota of the draft and the absences in force. */
export function RotaTurnsList({ name, rota }: { readonly name: string; readonly rota: RotaDocument }): VNode {
  const words = rotaWords.value;
  const turns = useRotaTurns(rota);
  if (turns.length === 0) return <p class="hint">{words.incomplete}</p>;
  return (
    <div class="field">
      <span class="label">{words.onCall}</span>
      <ul class="rota-turns" aria-label={`${name}: ${words.onCall}`}>
        {turns.map(turn => (
          <li key={turn.from}>
            <span class="hint">
              {formatMoment(turn.from)} – {formatMoment(turn.to)}
            </span>
            <span>{textOf(turn)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function textOf({ agentId, insteadOf }: RotaTurns['turns'][number]): string {
  const words = rotaWords.value;
  if (agentId === null) return words.nobody;
  if (insteadOf.length === 0) return agentName(agentId);
  const isKnown = (id: string): boolean => settings.value?.agents.some(agent => agent.id === id) ?? false;
  const others = insteadOf.map(id => (isKnown(id) ? words.absent(agentName(id)) : words.gone));
  return `${agentName(agentId)} ${words.insteadOf(others.join(', '))}`;
}
