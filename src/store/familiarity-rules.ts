import type { FamiliarityRules, Log } from '../app/ports.ts';
import { readMeta, writeMeta } from './meta.ts';
import { rebuildFamiliarity } from './rebuild-familiarity.ts';
import type { Session, Write } from './session.ts';

/** Counts familiarity anew if it was counted by other rules: another half-life, or other kinds of call. */
export async function applyFamiliarityRules(
  session: Session,
  write: Write,
  { learning, halfLifeDays }: FamiliarityRules,
  log: Log,
): Promise<void> {
  const rules = { halfLifeDays, direct: learning.direct, outgoing: learning.outgoing };
  const known = await readMeta(session, metaName);
  if (JSON.stringify(known) === JSON.stringify(rules)) return;
  if (known !== null)
    log.info({ from: known, to: rules }, 'The rules of familiarity changed. Counting it anew.');
  await rebuildFamiliarity(session, write, () => {});
  // Only now: an interrupted count is then repeated at the next start.
  await write(unit => writeMeta(unit, metaName, rules));
}

const metaName = 'familiarity_rules';
