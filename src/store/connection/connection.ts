import type { ConnectionStore, StoredConnection } from '../../app/ports/connection.ts';
import type { Session, Write } from '../database/session.ts';
import { openKeptSetUp } from './kept-set-up.ts';

const names = { name: 'connection', beside: 'connection before' };
const nothing: StoredConnection = {
  number: 0,
  webhookUrl: null,
  token: null,
  serviceNumbers: null,
  joins: [],
};

export function openConnectionStore(session: Session, write: Write): ConnectionStore {
  const kept = openKeptSetUp<StoredConnection>(session, write, names);
  return {
    // An earlier version has left out what it did not know.
    read: async () => ({ ...nothing, ...(await kept.read()) }),
    replace: kept.replace,
    readBefore: kept.readBeside,
    keepBefore: kept.keepBeside,
  };
}
