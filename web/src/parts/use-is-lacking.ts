import { useEffect } from 'preact/hooks';
import type { ConnectionView } from '../../../src/http/contract/connection.ts';
import { agents, hotlines, isLoaded, problems } from '../live/board.ts';
import { path } from '../router.ts';
import { mayDo } from '../session.ts';
import { useLoaded } from './use-loaded.ts';

/** Whether something is lacking to put anybody through; known to admins alone. */
export function useIsLacking(): boolean {
  const isBare = isLoaded.value && (hotlines.value.length === 0 || agents.value.length === 0);
  // What is lacking is a problem of health too, so otherwise nobody need ask.
  const mayLack = mayDo('admin') && (isBare || problems.value > 0);
  const { value, reload } = useLoaded<ConnectionView>(mayLack ? '/connection' : null);
  useEffect(reload, [path.value[0]]);
  return (value?.missing.length ?? 0) > 0;
}
