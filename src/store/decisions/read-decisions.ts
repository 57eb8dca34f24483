import { LRUCache } from 'lru-cache';
import type { Decision } from '../../domain/decision.ts';
import { chunks } from '../database/chunks.ts';
import type { Session } from '../database/session.ts';
import { StoreError } from '../database/store-error.ts';
import { unpackDecision, type WrittenDecision } from './pack-decision.ts';
import { emptyTeam, readMembers, type Team } from './team.ts';

interface Row {
  readonly call_id: string;
  readonly decision: string | null;
}

/** Teams that were read, by their hash: it means the same in every database. */
const teamsRead = new LRUCache<string, Team>({ max: 64 });

const teamsAtOnce = 50;

/**
 * The decisions of these rows, in their order. The teams that they name are read together, and seldom.
 *
 * @throws StoreError if one is missing, or a decision was written by a later version.
 */
export async function readDecisions(
  session: Session,
  rows: readonly Row[],
): Promise<readonly (Decision | null)[]> {
  const written = rows.map(row =>
    row.decision === null ? null : (JSON.parse(row.decision) as WrittenDecision),
  );
  const teams = await readTeams(session, new Set(written.flatMap(one => hashIn(one) ?? [])));
  return written.map((one, index) => {
    if (one === null) return null;
    const hash = hashIn(one);
    const team = hash === null ? emptyTeam : teams.get(hash);
    if (team === undefined)
      throw new StoreError(
        `The database lacks team ${hash}, by which decisions in it name agents. Put back familiar_teams from the backup that familiar_journal is from.`,
      );
    return unpackDecision(one, rows[index]?.call_id ?? '', team);
  });
}

/** One decision; see {@link readDecisions}. */
export async function readDecision(session: Session, row: Row): Promise<Decision | null> {
  const [decision = null] = await readDecisions(session, [row]);
  return decision;
}

function hashIn(written: WrittenDecision | null): string | null {
  return written !== null && 'packed' in written ? written.team : null;
}

async function readTeams({ db }: Session, hashes: ReadonlySet<string>): Promise<ReadonlyMap<string, Team>> {
  const teams = new Map<string, Team>();
  const missing: string[] = [];
  for (const hash of hashes) {
    const known = teamsRead.get(hash);
    if (known === undefined) missing.push(hash);
    else teams.set(hash, known);
  }
  for (const some of chunks(missing, teamsAtOnce)) {
    const rows = await db
      .selectFrom('familiar_teams')
      .select(['hash', 'members'])
      .where('hash', 'in', some)
      .execute();
    for (const { hash, members } of rows) {
      const team = { hash, members: readMembers(members) };
      teamsRead.set(hash, team);
      teams.set(hash, team);
    }
  }
  return teams;
}
