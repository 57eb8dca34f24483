import { prepared } from '../database/prepared.ts';
import type { Session } from '../database/session.ts';
import { emptyTeam, membersText, readMembers, type Team } from './team.ts';

/** Notes down those that are not there: they nearly always are, but a database put back from a backup may have lost one. */
export async function keepTeams(session: Session, teams: readonly Team[]): Promise<void> {
  const missing = new Map(teams.flatMap(({ hash, members }) => (hash === null ? [] : [[hash, members]])));
  if (missing.size === 0) return;
  for (const { hash } of await selectHashes(session, { hashes: [...missing.keys()] })) missing.delete(hash);
  for (const [hash, members] of missing) await insertTeam(session, { hash, members: membersText(members) });
}

const selectHashes = prepared(({ db }, { hashes }: { hashes: readonly string[] }) =>
  db.selectFrom('familiar_teams').select('hash').where('hash', 'in', hashes),
);

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
