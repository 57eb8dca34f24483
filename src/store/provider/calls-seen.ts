import type { CallsSeen } from '../../app/ports/provider.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import type { Session } from '../database/session.ts';

const metaName = 'calls in progress';

export async function readCallsSeen(session: Session): Promise<CallsSeen> {
  return ((await readMeta(session, metaName)) as CallsSeen | null) ?? { callIds: [], agentIds: [] };
}

export function writeCallsSeen(session: Session, seen: CallsSeen): Promise<void> {
  return writeMeta(session, metaName, seen);
}
