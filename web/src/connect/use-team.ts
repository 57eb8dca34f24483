import { useRef, useState } from 'preact/hooks';
import type { Team } from '../../../src/http/contract/team.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { usePaused } from '../parts/use-paused.ts';
import { type Facts, lookEveryMs } from './facts.ts';

/** How many people are shown at once. */
export const pageSize = 25;

export interface ShownTeam {
  readonly team: Team;
  readonly search: string;
  readonly offset: number;
  readonly error: unknown;
  find(search: string): void;
  turn(offset: number): void;
  reload(): void;
}

/** The part of the team that was asked for; until it is there, what was shown before stays. */
export function useTeam({ team: first, reload }: Facts): ShownTeam {
  const [search, setSearch] = useState('');
  const [offset, setOffset] = useState(0);
  const paused = usePaused(search);
  const isFirst = paused === '' && offset === 0;
  const query = new URLSearchParams({ search: paused, offset: String(offset) });
  const part = useLoaded<Team>(isFirst ? null : `/connect/team?${query}`, lookEveryMs);
  const kept = useRef(first);
  const now = isFirst ? first : part.value;
  if (now !== undefined) kept.current = now;
  return {
    team: kept.current,
    search,
    offset,
    error: isFirst ? undefined : part.error,
    find(text) {
      setSearch(text);
      setOffset(0);
    },
    turn: setOffset,
    reload() {
      reload();
      part.reload();
    },
  };
}
