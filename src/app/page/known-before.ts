import { createKnownBefore, type KnownBefore } from '../../analysis/replay/known-before.ts';
import { toLoggedCall } from '../../analysis/replay/past-log.ts';
import { familiarityRulesOf } from '../../domain/familiarity-rules.ts';
import type { ArchiveContext } from './archive-context.ts';
import { readGists } from './count-calls.ts';

/** Who knew whom in the calls of all time, those from before Familiar included. */
export async function countKnownBefore(context: ArchiveContext): Promise<KnownBefore> {
  const { plan, roster } = context.known;
  const { halfLifeDays } = familiarityRulesOf(plan);
  const fold = createKnownBefore({ plan, halfLifeDays, roster });
  for await (const { call } of readGists(context, { from: 0, to: context.clock() + 1 })) {
    const logged = toLoggedCall(call, roster);
    if (logged !== null) fold.see(logged);
  }
  return fold.counts();
}
