import { isDeepStrictEqual } from 'node:util';
import type { AgentId } from '../../domain/roster.ts';
import type { AppContext } from '../context.ts';
import type { Dialler } from '../ports/provider.ts';
import { spendAtMost } from '../time-budget.ts';
import { concerns, type OpenRequest, openRequests } from './open-requests.ts';

/** Who is to be called back, as it stands. */
export interface Requests {
  readonly open: readonly OpenRequest[];
  /** Differs whenever anything else does. */
  readonly version: number;
}

/** How many there are for an agent, null: in all; and who is to call by hand now. */
export interface RequestCount {
  readonly open: number;
  readonly due: readonly AgentId[];
  readonly version: number;
}

/** Who has asked to be called back, for all who look. */
export interface KeptRequests {
  /** As it stands now. */
  read(): Requests;
  /** Finds out first whether Familiar can start calls itself. */
  learn(): Promise<Requests>;
  count(agentId: AgentId | null): RequestCount;
  /** Whether Familiar starts calls itself, as far as is known. */
  canDial(): boolean;
}

/** How long the provider is waited for, in milliseconds. */
const patienceMs = 1_000;

export function keepRequests(app: AppContext, dialler: () => Dialler | null): KeptRequests {
  // Nobody is told to call by hand before it is known that they have to.
  let canDial = true;
  let last: Requests = { open: [], version: 0 };

  function read(): Requests {
    const open = openRequests(app, { canDial });
    if (!isDeepStrictEqual(open, last.open)) last = { open, version: last.version + 1 };
    return last;
  }

  return {
    read,
    async learn() {
      // Nothing is asked for nobody.
      if (app.known.switchboard.callbacks.byCallId.size > 0) canDial = await isAble(dialler(), canDial);
      return read();
    },
    count(agentId) {
      const { open, version } = read();
      const due = open.flatMap(({ state }) => (state.kind === 'due' ? (state.agentId ?? []) : []));
      return {
        open: open.filter(concerns(agentId)).length,
        due: due.filter(id => agentId === null || id === agentId),
        version,
      };
    },
    canDial: () => canDial,
  };
}

/** Where it can't be told, it stays as it was. */
async function isAble(dialler: Dialler | null, before: boolean): Promise<boolean> {
  if (dialler === null) return false;
  const asking = dialler.ability(AbortSignal.timeout(patienceMs)).catch(() => 'unknown' as const);
  const ability = await spendAtMost(patienceMs, asking, { instead: 'unknown' as const });
  return ability === 'unknown' ? before : ability === 'able';
}
