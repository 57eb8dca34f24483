import type { ConnectionStore, StoredConnection } from '../../app/ports/connection.ts';
import { deleteMeta, readMeta, replaceMeta, writeMeta } from '../database/meta.ts';
import type { Session, Write } from '../database/session.ts';

const metaName = 'connection';
const beforeName = 'connection before';
const nothing: StoredConnection = {
  number: 0,
  webhookUrl: null,
  token: null,
  serviceNumbers: null,
  joins: [],
};

export function openConnectionStore(session: Session, write: Write): ConnectionStore {
  const readIn = async (from: Session): Promise<StoredConnection | null> =>
    (await readMeta(from, metaName)) as StoredConnection | null;
  return {
    // An earlier version has left out what it did not know.
    read: async () => ({ ...nothing, ...(await readIn(session)) }),
    replace: (next, basedOn) =>
      write(async unit => {
        const before = await readIn(unit);
        if ((before?.number ?? 0) !== basedOn) return null;
        const number = basedOn + 1;
        return (await replaceMeta(unit, metaName, before, { number, ...next })) ? number : null;
      }),
    readBefore: async () => (await readMeta(session, beforeName)) as string | null,
    keepBefore: sealed =>
      write(unit => (sealed === null ? deleteMeta(unit, [beforeName]) : writeMeta(unit, beforeName, sealed))),
  };
}
