import { noteInAudit } from '../../app/access/audit.ts';
import type { AuditEvent } from '../../app/ports/audit.ts';
import type { User } from '../../app/ports/page.ts';
import type { ApiCall } from './route.ts';

type Noting = Pick<ApiCall<unknown, unknown, unknown>, 'page' | 'visitor' | 'origin'>;

/** Notes in the audit trail what the visitor has just done; `about` says to what or whom. */
export function note({ page, visitor, origin }: Noting, event: AuditEvent, about = ''): Promise<void> {
  return noteInAudit(page.app, { event, by: visitor?.user.login ?? '', from: origin, about });
}

/**
 * Notes that somebody was not let in. If they named a user, it is said whom; else only at a certain rate, and
 * without what they typed, because that may be a password in the wrong field.
 */
export async function noteRefusal(
  { page, origin }: Noting,
  event: AuditEvent,
  user: Pick<User, 'login'> | null,
): Promise<void> {
  const isBounded = user !== null && event !== 'sign-in-locked';
  if (!isBounded && !page.strangersNoted.take(event)) return;
  await noteInAudit(page.app, { event, by: '', from: origin, about: user?.login ?? '' });
}
