import type { ComponentType, VNode } from 'preact';
import { useCallback, useEffect } from 'preact/hooks';
import { isPassing } from '../api.ts';
import { words } from '../language.ts';
import { Problem } from '../parts/problem.tsx';
import { useCurrentInView } from '../parts/use-current-in-view.ts';
import { retryMs, useRepeated } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { linkTo, path } from '../router.ts';
import { mayDo } from '../session.ts';
import { AnnouncementsView } from './announcements-view.tsx';
import { ConnectionView } from './connection-view.tsx';
import { changes, loadSettings, settings } from './draft.ts';
import { DraftBar } from './draft-bar.tsx';
import { EnvironmentView } from './environment-view.tsx';
import { GeneralView } from './general-view.tsx';
import { HotlinesView } from './hotlines-view.tsx';
import { HoursView } from './hours-view.tsx';
import { settingsWords } from './in-words.ts';
import { LogView } from './log-view.tsx';
import { ReviewView } from './review-view.tsx';
import { RulesView } from './rules-view.tsx';
import './style.css';
import './times.css';
import './lists.css';
import './review.css';
import { type Section, sections } from './words.ts';

const views: Readonly<Record<Section, ComponentType>> = {
  hotlines: HotlinesView,
  hours: HoursView,
  rules: RulesView,
  announcements: AnnouncementsView,
  general: GeneralView,
  connection: ConnectionView,
  environment: EnvironmentView,
  log: LogView,
};

/** Shows and changes how calls are routed. Changes are a draft until they are saved. */
export function SettingsView(): VNode {
  const say = settingsWords.value;
  const task = useTask();
  const load = useCallback(() => void task.run(loadSettings), []);
  useEffect(() => {
    // Shows what others have saved meanwhile, unless there are changes of one's own.
    if (changes.value === 0) load();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  useRepeated(load, task.isBusy, settings.value === null && isPassing(task.error) ? retryMs : undefined);
  const [, place] = path.value;
  const section = sections.find(one => one === place && isShown(one)) ?? 'hotlines';
  const isReview = place === 'review';
  const isRouting = section !== 'log' && section !== 'connection';
  const View = views[section];
  const row = useCurrentInView(section);
  return (
    <div class="settings">
      <div class="title">
        <h1>{say.title}</h1>
      </div>
      <nav ref={row} class="settings-nav" aria-label={say.navigation}>
        {sections.filter(isShown).map(one => (
          <a
            key={one}
            href={linkTo('settings', one)}
            aria-current={one === section && !isReview ? 'page' : undefined}
          >
            {say.nav[one]}
          </a>
        ))}
      </nav>
      <div class="settings-content">
        {settings.value === null && task.error !== null && <Problem error={task.error} retry={load} />}
        {settings.value === null && task.error === null && <p class="loading">{words.value.loading}</p>}
        {settings.value !== null && (
          <>
            {!mayDo('admin') && <p class="notice">{say.readOnly}</p>}
            {!settings.value.isConfigured && isRouting && <p class="notice">{say.notConfigured}</p>}
            {isReview ? <ReviewView /> : <View />}
            {!isReview && <DraftBar />}
          </>
        )}
      </div>
    </div>
  );
}

/** What connects to the account is for admins alone. */
function isShown(section: Section): boolean {
  return section !== 'connection' || mayDo('admin');
}

function warn(event: BeforeUnloadEvent): void {
  if (changes.value > 0) event.preventDefault();
}
