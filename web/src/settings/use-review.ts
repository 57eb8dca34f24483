import { useEffect, useRef, useState } from 'preact/hooks';
import type { SettingsDraft, SettingsReview, SettingsSaved } from '../../../src/http/contract/settings.ts';
import type { SettingsMerge } from '../../../src/http/contract/settings-merge.ts';
import { RequestError, send } from '../api.ts';
import { useTask } from '../parts/use-task.ts';
import { loadSettings, toDraft } from './draft.ts';

/** Whose value is taken, by the id of the collision. */
type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

export interface Review {
  /** Null: it is being made, or the draft is saved. */
  readonly review: SettingsReview | null;
  /** What others have saved since the draft was begun; null: nothing. */
  readonly merge: SettingsMerge | null;
  readonly choices: Choices;
  /** How many values are still to be chosen. */
  readonly left: number;
  /** Whether somebody was faster once more, after their changes were looked at. */
  readonly isAgain: boolean;
  /** The revision that the draft has become. */
  readonly saved: number | null;
  readonly error: unknown;
  readonly isLooking: boolean;
  /** Whether what is shown is not what would be saved. */
  readonly isBusy: boolean;
  choose(id: string, side: 'mine' | 'theirs'): void;
  save(): void;
  /** Discards the draft. */
  reload(): void;
}

interface Seen {
  readonly review: SettingsReview;
  readonly merge: SettingsMerge | null;
  /** What was chosen for it. */
  readonly choices: Choices;
}

/** The review of the draft: by itself, or together with what others have saved meanwhile. */
export function useReview(): Review {
  const [seen, setSeen] = useState<Seen | null>(null);
  const [choices, setChoices] = useState<Choices>({});
  const [saved, setSaved] = useState<number | null>(null);
  const [isAgain, setAgain] = useState(false);
  const [looking, saving] = [useTask(), useTask()];
  const look = async (chosen: Choices): Promise<void> => {
    const next = await reviewOf(seen?.merge ?? null, chosen);
    if (next.merge?.with !== seen?.merge?.with && seen !== null) setAgain(true);
    setChoices(next.choices);
    setSeen(next);
  };
  useEffect(() => void looking.run(() => look({})), []);
  const asked = useRef<Choices | null>(null);
  const left = seen?.merge?.collisions.filter(({ id }) => choices[id] === undefined).length ?? 0;
  const isStale = seen !== null && seen.choices !== choices;
  useEffect(() => {
    if (!isStale || left > 0 || looking.isBusy || asked.current === choices) return;
    asked.current = choices;
    void looking.run(() => look(choices));
  }, [choices, looking.isBusy]);
  const save = async (): Promise<void> => {
    try {
      const { revision } = await send<SettingsSaved>(
        'PUT',
        '/settings',
        draftOf(seen?.merge ?? null, choices),
      );
      setSaved(revision);
    } catch (error) {
      if (!isOutdated(error)) throw error;
      return look({});
    }
    setSeen(null);
    await loadSettings();
  };
  return {
    review: seen?.review ?? null,
    merge: seen?.merge ?? null,
    choices,
    left,
    isAgain,
    saved,
    error: looking.error ?? saving.error,
    isBusy: looking.isBusy || saving.isBusy || isStale,
    isLooking: looking.isBusy,
    choose: (id, side) => setChoices({ ...choices, [id]: side }),
    save: () => void saving.run(save),
    reload: () => void looking.run(loadSettings).then(() => looking.run(() => look({}))),
  };
}

/** @param known what was seen of others' changes; null: nothing yet. */
async function reviewOf(known: SettingsMerge | null, choices: Choices): Promise<Seen> {
  if (known === null) {
    const review = await send<SettingsReview>('POST', '/settings/review', toDraft()).catch(ifOutdated);
    if (review !== null) return { review, merge: null, choices };
  }
  const merge = await send<SettingsMerge>('POST', '/settings/merge', draftOf(known, choices));
  if (merge.with === known?.with || Object.keys(choices).length === 0)
    return { review: merge.review, merge, choices };
  // What was chosen between other values than those there are now is no choice.
  return reviewOf(merge, {});
}

function draftOf(merge: SettingsMerge | null, choices: Choices): SettingsDraft {
  return toDraft(merge === null ? null : { with: merge.with, choices });
}

function ifOutdated(error: unknown): null {
  if (isOutdated(error)) return null;
  throw error;
}

export function isOutdated(error: unknown): boolean {
  return error instanceof RequestError && error.code === 'outdated';
}
