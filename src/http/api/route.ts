import type { z } from 'zod';
import type { Announcement } from '../../announcements/announcement.ts';
import type { Visitor } from '../../app/access/access.ts';
import type { PresentedSecrets } from '../../app/access/known-browsers.ts';
import type { SignInLimits } from '../../app/access/limits/sign-in-limits.ts';
import type { Tallies } from '../../app/access/limits/tallies.ts';
import type { RecentVisitors } from '../../app/access/recent-visitors.ts';
import type { SignOnDesk } from '../../app/access/sign-on/change-sign-on.ts';
import type { RefusedSignIns } from '../../app/access/sign-on/refused.ts';
import type { Standing } from '../../app/access/sign-on/standing.ts';
import type { ConnectionDesk } from '../../app/connect/change-connection.ts';
import type { AppContext } from '../../app/context.ts';
import type { ImportJob } from '../../app/history/import-job.ts';
import type { Archive } from '../../app/page/archive.ts';
import type { Comparison } from '../../app/page/compare-figures.ts';
import type { Demo } from '../../app/page/demo.ts';
import type { KeptCallbacks } from '../../app/page/keep-callbacks.ts';
import type { KeptRequests } from '../../app/page/keep-requests.ts';
import type { LiveBoard } from '../../app/page/live-board.ts';
import type { PlanDesk } from '../../app/plan/plan-desk.ts';
import type { CalendarDesk } from '../../app/plan/refresh-calendars.ts';
import type { Accounts } from '../../app/ports/accounts.ts';
import type { Origin } from '../../app/ports/audit.ts';
import type { ConnectTools } from '../../app/ports/connect.ts';
import type { Directory, Role } from '../../app/ports/page.ts';
import type { PlanStore } from '../../app/ports/plan.ts';
import type { Dialler } from '../../app/ports/provider.ts';
import type { Language } from '../../domain/language.ts';
import type { AtAGlance } from '../contract/board.ts';
import type { Text } from '../contract/common.ts';
import type { EnvironmentSetting } from '../contract/settings.ts';
import type { CallerNames } from './caller-names.ts';

/** What the routes of the page work with. */
export interface PageContext {
  readonly app: AppContext;
  readonly board: LiveBoard;
  readonly names: CallerNames;
  readonly accounts: Accounts;
  readonly directory: Directory;
  /** What takes long to look up. */
  readonly archive: Archive;
  readonly callbacks: KeptCallbacks;
  /** Who has asked to be called back. */
  readonly requests: KeptRequests;
  readonly desk: PlanDesk;
  /** What the desk keeps: the configuration as it is and was, its announcements and calendars. */
  readonly revisions: PlanStore;
  /** The settings that come from the environment. */
  readonly environment: readonly FixedSetting[];
  /** A sound that ships with Familiar; null if there is none of this name and language. */
  shippedSound(name: string, language: Language): Announcement | null;
  readonly calendars: CalendarDesk;
  readonly connection: ConnectionDesk;
  readonly connectTools: ConnectTools;
  /** Where this computer listens for pushes. */
  readonly port: number;
  readonly importJob: ImportJob;
  /** It gives null if no token allows starting calls. */
  readonly dialler: () => Dialler | null;
  readonly signOn: SignOnDesk;
  readonly isStanding: Standing;
  readonly recentVisitors: RecentVisitors;
  /** The latest refused single sign-ons. */
  readonly refusedSignIns: RefusedSignIns;
  /** What each user may still change, by their id. */
  readonly pace: Tallies;
  readonly signInLimits: SignInLimits;
  /** Which refusals of people who are not known the audit trail has: anybody can cause them without end. */
  readonly strangersNoted: Tallies;
  /** How the service is doing and what the company aims for, as all viewers of the board were told. */
  atAGlance(): AtAGlance;
  /** Null except in the demo. */
  readonly demo: Demo | null;
  readonly version: string;
  /** The figures of yesterday and last week, as of the last minute. */
  comparison(): Promise<Comparison>;
  /** How many viewers watch the board now. */
  viewers(): number;
}

/**
 * One setting of the environment. `isRouting`: it applies only until something is configured. `isForAdmins`:
 * nobody else may see its value.
 */
export interface FixedSetting extends EnvironmentSetting {
  readonly isRouting: boolean;
  readonly isForAdmins: boolean;
}

/** A request whose role and input have been checked. */
export interface ApiCall<Params, Query, Body> {
  readonly page: PageContext;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Who asks; null only on routes for `anyone`. */
  readonly visitor: Visitor | null;
  readonly cookies: Cookies;
  readonly origin: Origin;
  /** The browser that asks, in words; empty: not known. */
  readonly browser: string;
  /** Aborts when the client has gone, so there is nobody to answer. */
  readonly gone: AbortSignal;
}

/** What the cookies of this request and its reply say. */
export interface Cookies extends PresentedSecrets {
  setSession(secret: string, expiresAt: number): void;
  clearSession(): void;
  setBrowser(secret: string, expiresAt: number): void;
}

/** One operation of the API: what it does, who may use it, what goes in and what comes out. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api`, with parameters as `:name`. */
  readonly path: string;
  readonly summary: string;
  readonly roles: readonly Role[] | 'anyone';
  /** Largest body in bytes; 64 KB if left out. */
  readonly bodyBytes?: number;
  /** Types of body and reply, if not JSON. */
  readonly bodyType?: 'audio/*' | 'text/calendar';
  readonly replyType?: 'audio/wav';
  /** At a certain rate for each user, since each use adds to what is kept. */
  readonly isPaced?: boolean;
  /** May take long where there is much: each user may have only a few of these going on at once. */
  readonly isLong?: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly reply: z.ZodType;
  run(call: ApiCall<unknown, unknown, unknown>): Promise<unknown>;
}

interface RouteOf<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType>
  extends Omit<Route, 'run'> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  run(call: ApiCall<z.output<P>, z.output<Q>, z.output<B>>): Promise<z.input<R> | WrittenJson>;
}

/** Defines a route whose function is typed by its schemas. */
export function route<
  R extends z.ZodType,
  P extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Q extends z.ZodObject = z.ZodObject<Record<never, never>>,
  B extends z.ZodType = z.ZodNull,
>(definition: RouteOf<P, Q, B, R>): Route {
  // Sound, because the schemas have checked what is passed.
  return definition as unknown as Route;
}

/** A reply that has been written as JSON elsewhere, in UTF-8. */
export class WrittenJson {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** A refusal with its status, a code for programs and a sentence. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  /** For people, if there is more to say than the code. */
  readonly text: Text | null;
  /** When it is worth trying again, in seconds; null: not by waiting. */
  readonly retryAfterSeconds: number | null;

  constructor(
    status: number,
    code: string,
    message: string,
    text: Text | null = null,
    retryAfterSeconds: number | null = null,
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.text = text;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A refusal whose reason people are told in their language. */
export function refused(text: Text): ApiError {
  return new ApiError(422, 'refused', text.en, text);
}

export function notFound(what: string): ApiError {
  return new ApiError(404, 'not-found', `There is no such ${what}.`);
}

export const everybody: readonly Role[] = ['admin', 'supervisor', 'viewer', 'agent'];
export const watchers: readonly Role[] = ['admin', 'supervisor', 'viewer'];
export const supervisors: readonly Role[] = ['admin', 'supervisor'];
export const admins: readonly Role[] = ['admin'];
