import type { ColumnDataType, Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { ColumnTypes } from '../engine.ts';

/** Who has ticked off a callback, whether it was opened again, and when it was changed last. */
export async function extendCallbacks(db: Kysely<unknown>, { id }: ColumnTypes): Promise<void> {
  const add = (name: string, type: ColumnDataType | RawBuilder<unknown>): Promise<void> =>
    unlessThere(db.schema.alterTable('familiar_callbacks').addColumn(name, type));
  await add('done_by', id);
  await add('opened_at', 'bigint');
  await unlessThere(
    db.schema
      .alterTable('familiar_callbacks')
      .addColumn('changed_at', 'bigint', column => column.notNull().defaultTo(0)),
  );
  await unlessThere(
    db.schema
      .createIndex('familiar_callbacks_changed')
      .on('familiar_callbacks')
      .columns(['changed_at', 'caller']),
  );
  // Until then, whoever ticked one off had taken it.
  await sql`
    update familiar_callbacks set done_by = taken_by where done_at is not null and done_by is null
  `.execute(db);
}

/** MySQL knows no "if not exists" here, and a migration that was cut short runs again. */
async function unlessThere(change: { execute(): Promise<void> }): Promise<void> {
  try {
    await change.execute();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'ER_DUP_FIELDNAME' && code !== 'ER_DUP_KEYNAME') throw error;
  }
}
