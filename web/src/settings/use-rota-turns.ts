import { useEffect, useState } from 'preact/hooks';
import type { RotaDocument, RotaTurns } from '../../../src/http/contract/rotas.ts';
import { send } from '../api.ts';

const pauseMs = 250;

/** The turns of a rota from now on; none while it can't be read, as without a day or people. */
export function useRotaTurns(rota: RotaDocument): RotaTurns['turns'] {
  const [turns, setTurns] = useState<RotaTurns['turns']>([]);
  const wanted = JSON.stringify({ rota });
  const isWhole = rota.from !== '' && rota.turns.length > 0;
  useEffect(() => {
    let isCurrent = true;
    const show = (next: RotaTurns['turns']): void => {
      if (isCurrent) setTurns(next);
    };
    const timer = setTimeout(() => {
      if (!isWhole) return show([]);
      send<RotaTurns>('POST', '/settings/rota', JSON.parse(wanted)).then(
        reply => show(reply.turns),
        () => show([]),
      );
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wanted, isWhole]);
  return turns;
}
