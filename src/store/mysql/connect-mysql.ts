import { Kysely, sql } from 'kysely';
import { codeOf, firstWaitMs } from '../database/retrying.ts';
import { StoreError } from '../database/store-error.ts';
import { isTlsMissing, openByFirst, type Transport, transportsTo } from '../database/transports.ts';
import { createMysqlPool, type MysqlPlace } from './mysql-pool.ts';
import { numberOf, tlsWanted } from './mysql-remedy.ts';

/** The first connection, in the first way that works. */
export async function connectFirst(
  place: MysqlPlace,
): Promise<{ readonly db: Kysely<never>; readonly transport: Transport }> {
  const open = async (transport: Transport): Promise<{ db: Kysely<never>; transport: Transport }> => {
    const { dialect } = await createMysqlPool(place, { transport, size: 1, waitMs: firstWaitMs });
    const db = new Kysely<never>({ dialect });
    try {
      await sql`select 1`.execute(db);
      return { db, transport };
    } catch (error) {
      await db.destroy();
      throw error;
    }
  };
  try {
    return await openByFirst(await transportsTo(place), open, mayHelp);
  } catch (error) {
    // The server does not say so itself.
    if (place.tls?.mode === 'disable' && numberOf(error) === 1045 && (await isLetInBy(open(anyTls))))
      throw new StoreError(tlsWanted, { cause: error });
    throw error;
  }
}

/** A password that was refused over TLS is not tried in the clear; MySQL's own client does the same. */
function mayHelp(error: unknown, next: Transport): boolean {
  return next.kind === 'tls' || isTlsMissing(error) || codeOf(error) === 'HANDSHAKE_SSL_ERROR';
}

const anyTls: Transport = { kind: 'tls', checks: 'nothing', ca: undefined, cert: undefined, key: undefined };

async function isLetInBy(opening: Promise<{ readonly db: Kysely<never> }>): Promise<boolean> {
  return opening.then(
    ({ db }) => db.destroy().then(() => true),
    () => false,
  );
}
