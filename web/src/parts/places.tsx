import type { ComponentType } from 'preact';
import { isWatcher, mayDo, session } from '../session.ts';
import { LiveView } from '../views/live-view.tsx';
import type { Words } from '../words/words.ts';
import { CallbackCount } from './callback-count.tsx';
import { lazy } from './lazy.tsx';
import { ProblemCount } from './problem-count.tsx';

export type Section = keyof Words['nav'];

/** A view, and where the way to it stands. */
export interface Place {
  /** The first part of its address. */
  readonly section: Section;
  /** `main`: what happens; `set-up`: what is arranged; `account`: one's own. */
  readonly group: 'main' | 'set-up' | 'account';
  readonly view: ComponentType;
  readonly isShown: () => boolean;
  /** What stands behind its name. */
  readonly badge?: ComponentType;
}

const isAdmin = (): boolean => mayDo('admin');
const isAnybody = (): boolean => true;

/** In their order. Most people open the page for the board; every other view is loaded on first use. */
export const places: readonly Place[] = [
  { section: 'live', group: 'main', view: LiveView, isShown: isWatcher },
  {
    section: 'own',
    group: 'main',
    view: lazy(async () => (await import('../views/own-view.tsx')).OwnView),
    isShown: () => mayDo('agent'),
  },
  {
    section: 'calls',
    group: 'main',
    view: lazy(async () => (await import('../views/calls-view.tsx')).CallsView),
    isShown: isAnybody,
  },
  {
    section: 'missed',
    group: 'main',
    view: lazy(async () => (await import('../views/missed-view.tsx')).MissedView),
    isShown: isAnybody,
    badge: CallbackCount,
  },
  {
    section: 'callers',
    group: 'main',
    view: lazy(async () => (await import('../views/callers-view.tsx')).CallersView),
    isShown: isWatcher,
  },
  {
    section: 'agents',
    group: 'main',
    view: lazy(async () => (await import('../views/agents-view.tsx')).AgentsView),
    isShown: () => isWatcher() || mayDo('agent'),
  },
  {
    section: 'reports',
    group: 'main',
    view: lazy(async () => (await import('../views/reports-view.tsx')).ReportsView),
    isShown: isWatcher,
  },
  {
    section: 'connect',
    group: 'set-up',
    view: lazy(async () => (await import('../connect/connect-view.tsx')).ConnectView),
    isShown: isAdmin,
  },
  {
    section: 'demo',
    group: 'set-up',
    view: lazy(async () => (await import('../views/demo-view.tsx')).DemoView),
    isShown: () => isWatcher() && session.value?.isDemo === true,
  },
  {
    section: 'settings',
    group: 'set-up',
    view: lazy(async () => (await import('../settings/settings-view.tsx')).SettingsView),
    isShown: isWatcher,
  },
  {
    section: 'health',
    group: 'set-up',
    view: lazy(async () => (await import('../views/health-view.tsx')).HealthView),
    isShown: isWatcher,
    badge: ProblemCount,
  },
  {
    section: 'users',
    group: 'set-up',
    view: lazy(async () => (await import('../views/users-view.tsx')).UsersView),
    isShown: isAdmin,
  },
  {
    section: 'audit',
    group: 'set-up',
    view: lazy(async () => (await import('../views/audit-view.tsx')).AuditView),
    isShown: isAdmin,
  },
  {
    section: 'account',
    group: 'account',
    view: lazy(async () => (await import('../views/account-view.tsx')).AccountView),
    isShown: isAnybody,
  },
];
