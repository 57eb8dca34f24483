import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type {
  SettingsLog,
  SettingsLogDetail,
  SettingsLogEntry,
  SettingsSaved,
} from '../../../src/http/contract/settings.ts';
import { send } from '../api.ts';
import { formatMoment } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { AskFirst } from '../parts/ask-first.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { mayDo } from '../session.ts';
import { DifferenceTable } from './difference-table.tsx';
import { loadSettings, settings } from './draft.ts';
import { settingsWords } from './in-words.ts';
import { RefusalNote } from './refusal-note.tsx';
import { SectionHead } from './section-head.tsx';

/** Who changed what and when, and how to undo it. */
export function LogView(): VNode {
  const say = settingsWords.value.log;
  const [undone, setUndone] = useState<SettingsSaved | null>(null);
  const task = useTask();
  const undo = async (number: number): Promise<void> => {
    const basedOn = settings.value?.revision ?? 0;
    const saved = await send<SettingsSaved>('POST', '/settings/undo', { basedOn, number });
    await loadSettings();
    setUndone(saved);
  };
  const reload = (): void => void task.run(loadSettings);
  return (
    <>
      <SectionHead section="log" />
      <p role="status" class={undone === null ? undefined : 'notice'}>
        {undone === null ? '' : [say.undone(undone.revision), ...undone.notes.map(sayText)].join(' ')}
      </p>
      <RefusalNote error={task.error} reload={reload} />
      <Entries
        key={settings.value?.revision}
        before={null}
        onUndo={number => void task.run(() => undo(number))}
      />
    </>
  );
}

interface EntriesProps {
  /** The page after this revision; null: the first one. */
  readonly before: number | null;
  readonly onUndo: (number: number) => void;
}

function Entries({ before, onUndo }: EntriesProps): VNode {
  const [isMore, setMore] = useState(false);
  const query = before === null ? '' : `?before=${before}`;
  const { value, error, reload } = useLoaded<SettingsLog>(`/settings/log${query}`);
  if (value === undefined)
    return error === undefined ? (
      <p class="loading">{words.value.loading}</p>
    ) : (
      <Problem error={error} retry={reload} />
    );
  return (
    <>
      {value.entries.length === 0 && <p class="card empty">{settingsWords.value.log.none}</p>}
      <ol class="log">
        {value.entries.map(entry => (
          <Entry key={entry.number} entry={entry} onUndo={onUndo} />
        ))}
      </ol>
      {value.next !== null && !isMore && (
        <button type="button" onClick={() => setMore(true)}>
          {words.value.more}
        </button>
      )}
      {value.next !== null && isMore && <Entries before={value.next} onUndo={onUndo} />}
    </>
  );
}

function Entry({ entry, onUndo }: { entry: SettingsLogEntry; onUndo: (number: number) => void }): VNode {
  const say = settingsWords.value.log;
  const [isOpen, setOpen] = useState(false);
  const isLatest = entry.number === settings.value?.revision;
  return (
    <li class="card">
      <div class="log-head">
        <span class="chip">{entry.number}</span>
        <span class="what">{sayText(entry.summary)}</span>
        <span class="hint">
          {say.kinds[entry.kind]}, {formatMoment(entry.at)}, {say.by(entry.by)}
        </span>
      </div>
      <div class="buttons">
        {entry.kind !== 'announcement' && (
          <button
            type="button"
            class="quiet"
            aria-expanded={isOpen}
            aria-label={`${say.details}: ${entry.number}`}
            onClick={() => setOpen(!isOpen)}
          >
            {say.details}
          </button>
        )}
        {entry.kind !== 'announcement' && mayDo('admin') && (
          <AskFirst
            label={isLatest ? say.undo : say.undoOlder}
            about={String(entry.number)}
            question={say.confirmUndo}
            onYes={() => onUndo(entry.number)}
          />
        )}
      </div>
      {isOpen && <Details number={entry.number} />}
    </li>
  );
}

function Details({ number }: { number: number }): VNode {
  const { value, error, reload } = useLoaded<SettingsLogDetail>(`/settings/log/${number}`);
  if (value === undefined)
    return error === undefined ? (
      <p class="loading">{words.value.loading}</p>
    ) : (
      <Problem error={error} retry={reload} />
    );
  return <DifferenceTable label={sayText(value.summary)} {...value} />;
}
