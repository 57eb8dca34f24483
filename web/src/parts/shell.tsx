import type { ComponentType, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { language, words } from '../language.ts';
import { problems } from '../live/board.ts';
import { connect, connection } from '../live/connection.ts';
import { linkTo, path } from '../router.ts';
import { mayDo, session } from '../session.ts';
import { LiveView } from '../views/live-view.tsx';
import type { Words } from '../words/words.ts';
import { useIsLacking } from './connect-notice.tsx';
import { lazy } from './lazy.tsx';
import { Preferences } from './preferences.tsx';
import { useCurrentInView } from './use-current-in-view.ts';

type Section = keyof Words['nav'];

interface Place {
  readonly section: Section;
  readonly view: ComponentType;
  readonly isShown: () => boolean;
}

const isWatcher = (): boolean => mayDo('admin', 'supervisor', 'viewer');

/** Most people open the page for the board; every other view is loaded on first use. */
const places: readonly Place[] = [
  { section: 'live', view: LiveView, isShown: isWatcher },
  {
    section: 'connect',
    view: lazy(async () => (await import('../connect/connect-view.tsx')).ConnectView),
    isShown: () => mayDo('admin'),
  },
  {
    section: 'calls',
    view: lazy(async () => (await import('../views/calls-view.tsx')).CallsView),
    isShown: () => true,
  },
  {
    section: 'missed',
    view: lazy(async () => (await import('../views/missed-view.tsx')).MissedView),
    isShown: () => true,
  },
  {
    section: 'callers',
    view: lazy(async () => (await import('../views/callers-view.tsx')).CallersView),
    isShown: isWatcher,
  },
  {
    section: 'agents',
    view: lazy(async () => (await import('../views/agents-view.tsx')).AgentsView),
    isShown: () => isWatcher() || mayDo('agent'),
  },
  {
    section: 'reports',
    view: lazy(async () => (await import('../views/reports-view.tsx')).ReportsView),
    isShown: isWatcher,
  },
  {
    section: 'settings',
    view: lazy(async () => (await import('../settings/settings-view.tsx')).SettingsView),
    isShown: isWatcher,
  },
  {
    section: 'health',
    view: lazy(async () => (await import('../views/health-view.tsx')).HealthView),
    isShown: isWatcher,
  },
  {
    section: 'demo',
    view: lazy(async () => (await import('../views/demo-view.tsx')).DemoView),
    isShown: () => isWatcher() && session.value?.isDemo === true,
  },
  {
    section: 'users',
    view: lazy(async () => (await import('../views/users-view.tsx')).UsersView),
    isShown: () => mayDo('admin'),
  },
  {
    section: 'audit',
    view: lazy(async () => (await import('../views/audit-view.tsx')).AuditView),
    isShown: () => mayDo('admin'),
  },
  {
    section: 'account',
    view: lazy(async () => (await import('../views/account-view.tsx')).AccountView),
    isShown: () => true,
  },
];

/** The frame around every view: navigation, preferences, and whether the page is up to date. */
export function Shell(): VNode {
  const { nav, skipToContent, navigation, product } = words.value;
  const shown = places.filter(place => place.isShown());
  const place = shown.find(({ section }) => section === path.value[0]) ?? shown[0];
  const isLacking = useIsLacking();
  const listed = shown.filter(one => one.section !== 'connect' || one === place || isLacking);
  const main = useRef<HTMLElement>(null);
  const row = useCurrentInView(place?.section);
  // Not after the page is painted: on a slow phone that is a tenth of a second later.
  useLayoutEffect(() => (isWatcher() ? connect() : undefined), []);
  const title = place === undefined ? product : `${nav[place.section]} – ${product}`;
  useEffect(() => {
    document.title = title;
  }, [title, language.value]);
  const View = place?.view;
  return (
    <div class="shell">
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {skipToContent}
      </button>
      <header class="bar">
        <a class="brand" href={linkTo()} aria-label={product}>
          <img src="./icon.svg" alt="" width="28" height="28" />
          <span>{product}</span>
        </a>
        <nav ref={row} aria-label={navigation}>
          {listed.map(({ section }) => (
            <a
              key={section}
              href={linkTo(section)}
              aria-current={section === place?.section ? 'page' : undefined}
            >
              {nav[section]}
              {section === 'health' && <ProblemCount />}
            </a>
          ))}
        </nav>
        <Preferences />
      </header>
      <main ref={main} tabIndex={-1}>
        <Connection />
        {View !== undefined && <View />}
      </main>
    </div>
  );
}

/** How many warnings there are, beside the way to them. */
function ProblemCount(): VNode | null {
  const { value } = problems;
  if (value === 0) return null;
  return (
    <span class="badge">
      {value} <span class="visually-hidden">{words.value.warnings(value)}</span>
    </span>
  );
}

/** A warning while there is no connection. */
function Connection(): VNode {
  const isLost = isWatcher() && connection.value === 'lost';
  return (
    <div role="status" class={isLost ? 'connection lost' : 'connection'}>
      {isLost ? words.value.connection.lost : ''}
    </div>
  );
}
