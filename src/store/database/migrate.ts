import { type Kysely, Migrator, sql } from 'kysely';
import type { DatabaseVersion } from '../../app/ports/store.ts';
import type { ColumnTypes } from './engine.ts';
import { createAgentIndex } from './migrations/agent-index.ts';
import { createAuditTable } from './migrations/audit-table.ts';
import { extendCallbacks } from './migrations/callback-columns.ts';
import { createConfigurationTables } from './migrations/configuration-tables.ts';
import { createDaySumTables } from './migrations/day-sum-tables.ts';
import { prepareErasure } from './migrations/erasure.ts';
import { createFirstTables } from './migrations/first-tables.ts';
import { createGistColumn } from './migrations/gist-column.ts';
import { mendFirstTables, type TablesPlace } from './migrations/mend-first-tables.ts';
import { createPageTables } from './migrations/page-tables.ts';
import { createSecondFactorTables } from './migrations/second-factor-tables.ts';
import { createSignOnTable } from './migrations/sign-on-table.ts';
import { createTeamTable } from './migrations/team-table.ts';
import { createUsedAtColumn } from './migrations/used-at-column.ts';
import { createWishTable } from './migrations/wish-table.ts';

/** The tables belong to a newer version of Familiar. */
export class NewerTablesError extends Error {
  override readonly name = 'NewerTablesError';
}

/**
 * Brings the tables up to date. Several processes may do so at the same moment: a lock lets them in one by
 * one. Rejects with the driver's error, or with a {@link NewerTablesError}.
 *
 * MySQL commits after every table, so a migration that is cut short there starts again from its beginning:
 * each must tolerate its own earlier work.
 *
 * What has landed here is never changed again, since databases have been made by it:
 * `test/store/database/migrations.test.ts` holds each to its exact text. A new migration may stand anywhere
 * in the order, and runs wherever it has not run yet.
 *
 * @param place names PostgreSQL's schema: others beside it may hold tables of the same name.
 */
export async function migrate<DB>(db: Kysely<DB>, columns: ColumnTypes, place: TablesPlace): Promise<void> {
  const { error } = await migratorOf(db, columns, place).migrateToLatest();
  if (error instanceof Error && error.message.includes('previously executed migration'))
    throw new NewerTablesError('a newer version of Familiar has changed its tables', { cause: error });
  if (error !== undefined) throw error;
}

/** Compares the tables with this program, and changes nothing. */
export async function compareTables<DB>(
  db: Kysely<DB>,
  columns: ColumnTypes,
  place: TablesPlace,
): Promise<DatabaseVersion> {
  const known = await migratorOf(db, columns, place).getMigrations();
  if (known.every(({ executedAt }) => executedAt === undefined)) return 'missing';
  const table = place.schema === undefined ? sql.id(migrationTable) : sql.id(place.schema, migrationTable);
  const { rows } = await sql<{ name: string }>`select name from ${table}`.execute(db);
  const names = new Set(known.map(({ name }) => name));
  if (rows.some(({ name }) => !names.has(name))) return 'newer';
  return known.every(({ executedAt }) => executedAt !== undefined) ? 'current' : 'older';
}

const migrationTable = 'familiar_migration';

function migratorOf<DB>(db: Kysely<DB>, columns: ColumnTypes, place: TablesPlace): Migrator {
  return new Migrator({
    db,
    ...(place.schema === undefined ? {} : { migrationTableSchema: place.schema }),
    allowUnorderedMigrations: true,
    provider: {
      getMigrations: async () => ({
        '0001-first-tables': { up: schema => createFirstTables(schema, columns) },
        '0002-configuration': { up: schema => createConfigurationTables(schema, columns) },
        '0003-page-tables': { up: schema => createPageTables(schema, columns) },
        '0003a-mend-first-tables': { up: schema => mendFirstTables(schema, columns, place) },
        '0004-agent-index': { up: schema => createAgentIndex(schema) },
        '0005-erasure': { up: schema => prepareErasure(schema, columns, place) },
        '0006-audit-table': { up: schema => createAuditTable(schema, columns) },
        '0007-sign-on-table': { up: schema => createSignOnTable(schema, columns) },
        '0008-second-factor-tables': { up: schema => createSecondFactorTables(schema, columns) },
        '0009-gist-column': { up: schema => createGistColumn(schema, columns) },
        '0010-team-table': { up: schema => createTeamTable(schema, columns) },
        '0011-day-sum-tables': { up: schema => createDaySumTables(schema, columns) },
        '0012-callback-columns': { up: schema => extendCallbacks(schema, columns) },
        '0013-used-at-column': { up: schema => createUsedAtColumn(schema) },
        '0014-wish-table': { up: schema => createWishTable(schema, columns) },
      }),
    },
    migrationTableName: migrationTable,
    migrationLockTableName: `${migrationTable}_lock`,
  });
}
