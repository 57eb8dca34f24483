import { emptyRoster, type Roster } from '../../domain/roster.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import type { Session } from '../database/session.ts';

/** The roster as last saved by any instance; empty if none was. */
export async function readRoster(session: Session): Promise<Roster> {
  return ((await readMeta(session, metaName)) as Roster | null) ?? emptyRoster;
}

export async function writeRoster(session: Session, roster: Roster): Promise<void> {
  const { agents, confirmedAt, accountNumbers, accountId, phones, withoutNumber } = roster;
  await writeMeta(session, metaName, {
    agents,
    confirmedAt,
    accountNumbers,
    accountId,
    phones,
    withoutNumber,
  });
}

const metaName = 'roster';
