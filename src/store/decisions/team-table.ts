import { prepared } from '../database/prepared.ts';
import type { Session } from '../database/session.ts';
import { emptyTeam, membersText, readMembers, type Team } from './team.ts';

/** Notes down a team, if it is not there. */
export async function writeTeam(session: Session, { hash, members }: Team): Promise<void> {
  if (hash === null) return;
  await insertTeam(session, { hash, members: membersText(members) });
}

const insertTeam = prepared(({ db, kind }, row: { hash: string; members: string }) => {
  const insert = db.insertInto('familiar_teams').values(row);
  return kind === 'mysql' ? insert.ignore() : insert.onConflict(conflict => conflict.doNothing());
});

export async function readLatestTeam({ db }: Session): Promise<Team> {
  const row = await db
    .selectFrom('familiar_teams')
    .select(['hash', 'members'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? emptyTeam : { hash: row.hash, members: readMembers(row.members) };
}
