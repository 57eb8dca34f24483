import type { ComponentType, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { language, words } from '../language.ts';
import { connect, connection } from '../live/connection.ts';
import { linkTo, path } from '../router.ts';
import { mayDo, session } from '../session.ts';
import { AccountView } from '../views/account-view.tsx';
import { AgentsView } from '../views/agents-view.tsx';
import { CallersView } from '../views/callers-view.tsx';
import { DemoView } from '../views/demo-view.tsx';
import { HealthView } from '../views/health-view.tsx';
import { LiveView } from '../views/live-view.tsx';
import { MissedView } from '../views/missed-view.tsx';
import { ReportsView } from '../views/reports-view.tsx';
import { UsersView } from '../views/users-view.tsx';
import type { Words } from '../words/words.ts';
import { lazy } from './lazy.tsx';
import { Preferences } from './preferences.tsx';

type Section = keyof Words['nav'];

interface Place {
  readonly section: Section;
  readonly view: ComponentType;
  readonly isShown: () => boolean;
}

/** Much, and seldom looked at. */
const SettingsView = lazy(async () => (await import('../settings/settings-view.tsx')).SettingsView);

const isWatcher = (): boolean => mayDo('admin', 'supervisor', 'viewer');

const places: readonly Place[] = [
  { section: 'live', view: LiveView, isShown: isWatcher },
  { section: 'missed', view: MissedView, isShown: () => true },
  { section: 'callers', view: CallersView, isShown: isWatcher },
  { section: 'agents', view: AgentsView, isShown: () => isWatcher() || mayDo('agent') },
  { section: 'reports', view: ReportsView, isShown: isWatcher },
  { section: 'settings', view: SettingsView, isShown: isWatcher },
  { section: 'health', view: HealthView, isShown: isWatcher },
  { section: 'demo', view: DemoView, isShown: () => isWatcher() && session.value?.isDemo === true },
  { section: 'users', view: UsersView, isShown: () => mayDo('admin') },
  { section: 'account', view: AccountView, isShown: () => true },
];

/** What is around every view: where one is, where one can go, and whether all this is up to date. */
export function Shell(): VNode {
  const { nav, skipToContent, navigation, product } = words.value;
  const shown = places.filter(place => place.isShown());
  const place = shown.find(({ section }) => section === path.value[0]) ?? shown[0];
  const main = useRef<HTMLElement>(null);
  useEffect(() => (isWatcher() ? connect() : undefined), []);
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
        <nav aria-label={navigation}>
          {shown.map(({ section }) => (
            <a
              key={section}
              href={linkTo(section)}
              aria-current={section === place?.section ? 'page' : undefined}
            >
              {nav[section]}
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

/** Silent as long as all is well. */
function Connection(): VNode {
  const isLost = isWatcher() && connection.value === 'lost';
  return (
    <div role="status" class={isLost ? 'connection lost' : 'connection'}>
      {isLost ? words.value.connection.lost : ''}
    </div>
  );
}
