import type { Generated } from 'kysely';
import type { AuditEvent } from '../../app/ports/audit.ts';
import type { AccessKey, Role } from '../../app/ports/page.ts';
import type { Revision } from '../../app/ports/plan.ts';
import type { CallRecord, MemoryName } from '../../domain/call-record.ts';
import type { LegRole } from '../../domain/journal-entry.ts';
import type { Language } from '../../domain/language.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId } from '../../domain/roster.ts';
import type { TeamTable } from '../decisions/tables.ts';
import type { CallbackTable, WishTable } from '../page/tables.ts';
import type { DayChangesTable, DaySumsTable } from '../sums/tables.ts';

/**
 * The tables. All have a prefix, because they may live beside another application's. Times are epoch
 * milliseconds.
 *
 *     familiar_journal       what was received; never changed but for `flow_id`, deleted only by retention
 *     familiar_teams         whom decisions name by their place, once for the thousands that name the same
 *     familiar_flow_ids      every id a call goes by -> the one its entries are filed under
 *     familiar_calls         one row per call, folded from its entries
 *     familiar_day_sums      one row per day and time zone: its calls as sums, for reports
 *     familiar_day_changes   one row per day: how often calls of it have changed late
 *     familiar_familiarity   one row per caller, memory and agent, folded from their calls
 *     familiar_claims        one row per agent: which call rings them, and until when at most
 *     familiar_leases        what one instance does for all, and which instance it is
 *     familiar_revisions     every state of the configuration, and how it came about; the latest is in force
 *     familiar_announcements sounds of the company's own
 *     familiar_users         who may use the page
 *     familiar_keys          hashes of what proves who somebody is: sessions, API tokens, one-time links
 *     familiar_audit         who signed in, changed or took something, and from where; only ever added to
 *     familiar_sign_ons      people of the identity provider: which agent they are, and until when it vouches for them
 *     familiar_second_factors users' second factors: the sealed key, and the latest code that was used
 *     familiar_recovery_codes  what they have left for when their phone is lost, hashed
 *     familiar_callers       what people wrote down of a caller
 *     familiar_callbacks     who calls back whom, and who has ticked it off
 *     familiar_wishes        which agents wish not to get which callers, and what became of it
 *     familiar_erased        who was erased, as hashes that only the key can make again
 *     familiar_meta          single values: facts about the database itself, and the roster as last saved
 */
export interface Tables {
  readonly familiar_journal: JournalTable;
  readonly familiar_teams: TeamTable;
  readonly familiar_flow_ids: FlowIdTable;
  readonly familiar_calls: CallTable;
  readonly familiar_day_sums: DaySumsTable;
  readonly familiar_day_changes: DayChangesTable;
  readonly familiar_familiarity: FamiliarityTable;
  readonly familiar_claims: ClaimTable;
  readonly familiar_leases: LeaseTable;
  readonly familiar_revisions: RevisionTable;
  readonly familiar_announcements: AnnouncementTable;
  readonly familiar_users: UserTable;
  readonly familiar_keys: KeyTable;
  readonly familiar_audit: AuditTable;
  readonly familiar_sign_ons: SignOnTable;
  readonly familiar_second_factors: SecondFactorTable;
  readonly familiar_recovery_codes: RecoveryCodeTable;
  readonly familiar_callers: CallerTable;
  readonly familiar_callbacks: CallbackTable;
  readonly familiar_wishes: WishTable;
  readonly familiar_erased: ErasedTable;
  readonly familiar_meta: MetaTable;
}

export interface JournalTable {
  /** Order of arrival. */
  seq: Generated<number>;
  call_id: string;
  /** Distinguishes the events of a leg; unique together with `call_id`. */
  event: string;
  received_at: number;
  /** The call this entry belongs to as known today; may differ from the entry as received. */
  flow_id: string;
  role: LegRole;
  /** The rest of the entry as JSON; in rows of earlier versions all but its decision. */
  entry: string;
  /** JSON, packed but in rows of earlier versions; apart from the entry because it is seldom read. */
  decision: string | null;
  /** Who recorded it. */
  instance: string;
}

interface FlowIdTable {
  id: string;
  flow_id: string;
  /** Goes up with every lock: see `lockFlows`. */
  claims: number;
}

export interface CallTable {
  flow_id: string;
  call_id: string;
  kind: CallRecord['kind'];
  caller: PhoneNumber | null;
  called: PhoneNumber | null;
  agent_id: AgentId | null;
  first_agent_id: AgentId | null;
  calling_agent_id: AgentId | null;
  answering_number: PhoneNumber | null;
  started_at: number | null;
  answered_at: number | null;
  ended_at: number | null;
  cause: CallRecord['cause'];
  /** When the first entry of the call was received: unlike `started_at`, never missing. */
  first_seen_at: number;
  /** JSON of what reports need of the last decision. Null: there is none, or it was made by an earlier version. */
  gist: string | null;
}

export interface FamiliarityTable {
  caller: PhoneNumber;
  /** Empty: the memory shared by all hotlines without one of their own. */
  memory: MemoryName;
  agent_id: AgentId;
  /** This and the next two are 0 if they have never talked. */
  answered_calls: number;
  weight: number;
  last_answered_at: number;
  /** When the agent last called this caller in vain; 0: never. */
  called_at: number;
}

interface ClaimTable {
  agent_id: AgentId;
  /** The leg that is offered to the agent; empty where none has been. */
  call_id: string;
  /** 0 once released. */
  expires_at: number;
}

interface LeaseTable {
  name: string;
  /** The instance. */
  holder: string;
  expires_at: number;
}

export interface RevisionTable {
  number: number;
  at: number;
  changed_by: string;
  kind: Revision['kind'];
  /** JSON. */
  changes: string;
  /** JSON; null where the environment is in force. */
  document: string | null;
  /** YAML. */
  written: string | null;
}

interface AnnouncementTable {
  name: string;
  language: Language;
  duration_ms: number;
  hash: string;
  wav: Uint8Array;
}

export interface UserTable {
  id: string;
  login: string;
  role: Role;
  agent_id: AgentId | null;
  password_hash: string | null;
  created_at: number;
}

export interface KeyTable {
  hash: string;
  kind: AccessKey['kind'];
  user_id: string | null;
  label: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

export interface AuditTable {
  /** Order of arrival. */
  seq: Generated<number>;
  at: number;
  event: AuditEvent;
  /** A user's login; empty: nobody who is known. */
  actor: string;
  /** Null: the server itself. */
  address: string | null;
  /** Who says so, if not the connection itself. */
  proxy: string | null;
  about: string;
}

export interface SignOnTable {
  user_id: string;
  /** As an admin has said. */
  agent_id: AgentId | null;
  /** A refresh token, sealed. */
  renewal: string | null;
  confirmed_at: number;
  /** 0: no instance is asking the provider. */
  asked_until: number;
}

interface SecondFactorTable {
  user_id: string;
  /** What the app on their phone holds too; see `Secrets`. */
  sealed_key: string;
  /** 0: it is being set up. */
  is_on: number;
  /** The latest time step of which a code was used. */
  last_step: number;
}

interface RecoveryCodeTable {
  user_id: string;
  hash: string;
}

interface CallerTable {
  caller: PhoneNumber;
  name: string;
  note: string;
  /** 1: the caller has objected to being recognised. */
  objects: number;
}

interface ErasedTable {
  /** Of the number, in base64url; see `ErasureKey`. */
  hash: string;
  /** What happened until then is erased. */
  erased_at: number;
  /** 1: the database was restored from a backup made before that, and nobody has erased them again. */
  is_due: number;
}

interface MetaTable {
  name: string;
  /** JSON. */
  value: string;
}
