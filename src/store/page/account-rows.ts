import type { Selectable } from 'kysely';
import type { AccessKey, User } from '../../app/ports/page.ts';
import type { KeyTable, UserTable } from '../database/tables.ts';

export function toUser(row: Selectable<UserTable>): User {
  return { id: row.id, login: row.login, role: row.role, agentId: row.agent_id, createdAt: row.created_at };
}

export function toKeyRow(key: AccessKey): KeyTable {
  const { hash, kind, userId: user_id, label, createdAt: created_at } = key;
  return { hash, kind, user_id, label, created_at, expires_at: key.expiresAt, used_at: key.usedAt };
}

export function toKey(row: Selectable<KeyTable>): AccessKey {
  const { hash, kind, user_id: userId, label, created_at: createdAt } = row;
  return { hash, kind, userId, label, createdAt, expiresAt: row.expires_at, usedAt: row.used_at };
}
