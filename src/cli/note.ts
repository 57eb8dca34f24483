import { itself, noteInAudit } from '../app/access/audit.ts';
import type { Applied } from '../app/plan/apply-plan.ts';
import type { AuditEvent } from '../app/ports/audit.ts';
import type { Store } from '../app/ports/store.ts';
import { silentLog } from './create-log.ts';
import { say } from './say.ts';

/** Whose audit trail notes what somebody does by a command. */
export interface Noting {
  readonly store: Pick<Store, 'audit'>;
  readonly by: string;
}

/** Notes in the audit trail what a command has just done; the command line has no other log than standard error. */
export function note({ store, by }: Noting, event: AuditEvent, about = ''): Promise<void> {
  const warn = (_: object, message: string): void => say(message);
  const trail = { store, clock: Date.now, log: { ...silentLog, warn } };
  return noteInAudit(trail, { event, by, from: itself, about });
}

/** Notes a change of the configuration, if there was one; `about` is its revision unless told otherwise. */
export async function noteApplied(
  noting: Noting,
  applied: Applied,
  event: AuditEvent,
  about?: string,
): Promise<void> {
  if (applied.kind === 'applied') await note(noting, event, about ?? String(applied.revision));
}
