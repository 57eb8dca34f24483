/** What the audit trail notes. Once written, a name is kept for as long as entries may bear it. */
export const auditEvents = [
  'set-up',
  'signed-in',
  'signed-in-by-link',
  'signed-on',
  'signed-out',
  'sign-in-refused',
  'sign-in-locked',
  'link-refused',
  'sign-on-refused',
  'sign-on-ended',
  'user-added',
  'user-changed',
  'user-deleted',
  'password-changed',
  'password-link-created',
  'password-chosen',
  'second-factor-on',
  'second-factor-off',
  'second-factor-removed',
  'second-factor-refused',
  'recovery-code-used',
  'recovery-codes-renewed',
  'agent-assigned',
  'token-created',
  'key-revoked',
  'sessions-ended',
  'wall-link-created',
  'wall-link-revoked',
  'sign-on-saved',
  'sign-on-tested',
  'sign-on-switched',
  'sign-on-removed',
  'connection-changed',
  'webhook-set',
  'settings-applied',
  'settings-undone',
  'announcement-changed',
  'caller-rule-changed',
  'wish-made',
  'wish-withdrawn',
  'wish-granted',
  'wish-declined',
  'caller-changed',
  'absences-changed',
  'working-times-changed',
  'calendar-changed',
  'figures-switched',
  'caller-exported',
  'caller-erased',
  'callers-erased-again',
  'calls-imported',
  'call-started',
  'callback-started',
  'callback-put-off',
  'callback-given-away',
  'callback-withdrawn',
] as const;
export type AuditEvent = (typeof auditEvents)[number];

/** Where a request came from. */
export interface Origin {
  /** Of the computer, as far as it is known; null: the server itself, by its command line or in the background. */
  readonly address: string | null;
  /** The address of the proxy that says so; null: there was none, so the address is certain. */
  readonly proxy: string | null;
}

/** One line of the audit trail. */
export interface AuditEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly event: AuditEvent;
  /** Login of whoever did it; empty: nobody who is known. */
  readonly by: string;
  readonly from: Origin;
  /** What it was done to: a login, a label, a masked number. Never a secret or a whole phone number. */
  readonly about: string;
}

export interface KeptAuditEntry extends AuditEntry {
  /** Rises with every entry, with gaps. */
  readonly number: number;
}

/** The audit trail: entries are added and, when they are old, dropped; none is ever changed. */
export interface AuditTrail {
  add(entry: AuditEntry): Promise<void>;
  /** The latest entries, or the latest before the entry of a number; newest first. */
  list(limit: number, before: number | null): Promise<readonly KeptAuditEntry[]>;
  /** Drops what was noted before a moment, in epoch milliseconds. */
  dropBefore(at: number): Promise<void>;
}
