import type { FirstUse, SecondFactor, SecondFactors } from '../../app/ports/second-factors.ts';
import type { Session, Write } from '../database/session.ts';

export function openSecondFactors({ db }: Session, write: Write): SecondFactors {
  return {
    find: userId => find(db, userId),
    async usersWith() {
      const rows = await db
        .selectFrom('familiar_second_factors')
        .select('user_id')
        .where('is_on', '=', 1)
        .execute();
      return rows.map(row => row.user_id);
    },
    prepare: (userId, sealedKey) =>
      write(async unit => {
        if ((await find(unit.db, userId))?.isOn === true) return false;
        await removeSecondFactor(unit.db, userId);
        const row = { user_id: userId, sealed_key: sealedKey, is_on: 0, last_step: 0 };
        await unit.db.insertInto('familiar_second_factors').values(row).execute();
        return true;
      }),
    turnOn: (userId, first) => write(unit => turnOn(unit, userId, first)),
    useStep: (userId, step) =>
      write(async unit => {
        const used = await unit.db
          .updateTable('familiar_second_factors')
          .set({ last_step: step })
          .where('user_id', '=', userId)
          .where('is_on', '=', 1)
          .where('last_step', '<', step)
          .executeTakeFirst();
        return used.numUpdatedRows > 0n;
      }),
    useRecoveryCode: (userId, hash) =>
      write(async unit => {
        const used = await unit.db
          .deleteFrom('familiar_recovery_codes')
          .where('user_id', '=', userId)
          .where('hash', '=', hash)
          .executeTakeFirst();
        return used.numDeletedRows > 0n;
      }),
    replaceRecoveryCodes: (userId, hashes) => write(unit => replaceRecoveryCodes(unit.db, userId, hashes)),
    remove: userId => write(unit => removeSecondFactor(unit.db, userId)),
  };
}

/** True if the factor was on. */
export async function removeSecondFactor(db: Session['db'], userId: string): Promise<boolean> {
  const wasOn = (await find(db, userId))?.isOn ?? false;
  await db.deleteFrom('familiar_recovery_codes').where('user_id', '=', userId).execute();
  await db.deleteFrom('familiar_second_factors').where('user_id', '=', userId).execute();
  return wasOn;
}

async function find(db: Session['db'], userId: string): Promise<SecondFactor | null> {
  const row = await db
    .selectFrom('familiar_second_factors')
    .selectAll()
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const codes = await db
    .selectFrom('familiar_recovery_codes')
    .select('hash')
    .where('user_id', '=', userId)
    .execute();
  return { sealedKey: row.sealed_key, isOn: row.is_on === 1, recoveryCodes: codes.length };
}

async function turnOn(
  { db }: Session,
  userId: string,
  { sealedKey, step, recoveryHashes }: FirstUse,
): Promise<boolean> {
  const turned = await db
    .updateTable('familiar_second_factors')
    .set({ is_on: 1, last_step: step })
    .where('user_id', '=', userId)
    .where('is_on', '=', 0)
    .where('sealed_key', '=', sealedKey)
    .executeTakeFirst();
  if (turned.numUpdatedRows === 0n) return false;
  await replaceRecoveryCodes(db, userId, recoveryHashes);
  return true;
}

async function replaceRecoveryCodes(
  db: Session['db'],
  userId: string,
  hashes: readonly string[],
): Promise<void> {
  await db.deleteFrom('familiar_recovery_codes').where('user_id', '=', userId).execute();
  const rows = hashes.map(hash => ({ user_id: userId, hash }));
  await db.insertInto('familiar_recovery_codes').values(rows).execute();
}
