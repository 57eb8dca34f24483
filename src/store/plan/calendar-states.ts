import { createHash } from 'node:crypto';
import type { CalendarState } from '../../app/ports/plan.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import type { Session } from '../database/session.ts';

export async function readCalendarState(session: Session, name: string): Promise<CalendarState | null> {
  return (await readMeta(session, metaName(name))) as CalendarState | null;
}

export async function writeCalendarState(
  session: Session,
  name: string,
  state: CalendarState,
): Promise<void> {
  await writeMeta(session, metaName(name), state);
}

/** Names may have letters that the column can't hold. */
function metaName(name: string): string {
  return `calendar ${createHash('sha256').update(name.toLowerCase()).digest('hex').slice(0, 32)}`;
}
