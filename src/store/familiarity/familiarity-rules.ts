import type { Log } from '../../app/ports/log.ts';
import type { FamiliarityRules } from '../../domain/call-record.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import type { Session, Write } from '../database/session.ts';
import { rebuildFamiliarity } from './rebuild-familiarity.ts';

/** The name under which the rules that familiarity was counted by are kept. */
export const familiarityRulesName = 'familiarity_rules';

/**
 * Counts familiarity anew if it was counted by other rules: another half-life, other kinds of call, or
 * other memories.
 */
export async function applyFamiliarityRules(
  session: Session,
  write: Write,
  { learning, halfLifeDays, ownMemories }: FamiliarityRules,
  log: Log,
): Promise<void> {
  const { direct, outgoing, credit, minTalkMs } = learning;
  const rules = { halfLifeDays, direct, outgoing, credit, minTalkMs, ownMemories };
  const known = await readMeta(session, familiarityRulesName);
  if (JSON.stringify(known) === JSON.stringify(rules)) return;
  if (known !== null)
    log.info({ from: known, to: rules }, 'The rules of familiarity changed. Counting it anew.');
  await rebuildFamiliarity(session, write, () => {});
  // Only now: an interrupted count is then repeated at the next start.
  await write(unit => writeMeta(unit, familiarityRulesName, rules));
}
