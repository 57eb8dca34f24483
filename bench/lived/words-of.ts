import { agents } from '../pushes.ts';
import { heavyCaller, type Lived, whoCalls } from './who-calls.ts';

/** What texts in addresses of the API stand for in a lived history. */
export function wordsOf(history: Lived) {
  const [first] = whoCalls(history);
  return {
    number: heavyCaller,
    search: '171',
    agentId: agents[0] ?? '',
    flowId: first?.leg.callId.slice(-16) ?? '',
  };
}
