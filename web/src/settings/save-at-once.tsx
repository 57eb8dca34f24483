import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { HoursDocument, SettingsSaved } from '../../../src/http/contract/settings.ts';
import { send } from '../api.ts';
import { useTask } from '../parts/use-task.ts';
import { goTo } from '../router.ts';
import { changes, draft, loadSettings, settings, toDraft } from './draft.ts';
import { settingsWords } from './in-words.ts';
import { RefusalNote } from './refusal-note.tsx';
import { isOutdated } from './use-review.ts';

/** Saves days that were changed in the calendar without a review, if nothing else has been changed. */
export function SaveAtOnce(): VNode {
  const say = settingsWords.value;
  const task = useTask();
  const [isSaved, setSaved] = useState(false);
  const save = async (): Promise<void> => {
    try {
      await send<SettingsSaved>('PUT', '/settings', toDraft());
    } catch (error) {
      if (!isOutdated(error)) throw error;
      // There both changes are shown, and can be put together.
      return goTo('settings', 'review');
    }
    await loadSettings();
    setSaved(true);
  };
  const isClean = changes.value === 0;
  return (
    <>
      <RefusalNote error={task.error} />
      <p role="status" class={isSaved && isClean ? 'notice' : 'hint'}>
        {isClean ? (isSaved ? say.hours.savedNow : '') : areDaysAlone() ? '' : say.hours.moreChanges}
      </p>
      {!isClean && areDaysAlone() && (
        <button type="button" class="primary" disabled={task.isBusy} onClick={() => void task.run(save)}>
          {say.review.save}
        </button>
      )}
    </>
  );
}

/** Whether the draft changes exceptions, and nothing besides. */
function areDaysAlone(): boolean {
  const [before, after] = [settings.value?.document.hours, draft.value.hours];
  const areDays = JSON.stringify(before) !== JSON.stringify(after);
  return changes.value === 1 && areDays && withoutDays(before) === withoutDays(after);
}

function withoutDays(hours: Readonly<Record<string, HoursDocument>> = {}): string {
  return JSON.stringify(
    Object.entries(hours).map(([name, one]) => [name, { ...one, exceptions: undefined }]),
  );
}
