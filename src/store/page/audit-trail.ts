import type { AuditEntry, AuditTrail, KeptAuditEntry } from '../../app/ports/audit.ts';
import type { Session, Write } from '../database/session.ts';
import type { AuditTable } from '../database/tables.ts';

export function openAuditTrail({ db }: Session, write: Write): AuditTrail {
  return {
    add: entry =>
      write(async unit => {
        await unit.db.insertInto('familiar_audit').values(toRow(entry)).execute();
      }),
    async list(limit, before) {
      const all = db.selectFrom('familiar_audit').selectAll().orderBy('seq', 'desc').limit(limit);
      const rows = await (before === null ? all : all.where('seq', '<', before)).execute();
      return rows.map(toEntry);
    },
    dropBefore: at =>
      write(async unit => {
        await unit.db.deleteFrom('familiar_audit').where('at', '<', at).execute();
      }),
  };
}

/** What every database takes as a short text. */
const longest = 150;

function toRow({ at, event, by, from, about }: AuditEntry): Omit<AuditTable, 'seq'> {
  const { address, proxy } = from;
  return { at, event, actor: by.slice(0, longest), address, proxy, about: about.slice(0, longest) };
}

function toEntry(row: Omit<AuditTable, 'seq'> & { readonly seq: number }): KeptAuditEntry {
  const { seq: number, at, event, actor: by, address, proxy, about } = row;
  return { number, at, event, by, from: { address, proxy }, about };
}
