import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SettingsPreview, SettingsReview, SettingsSaved } from '../../../src/http/contract/settings.ts';
import { send } from '../api.ts';
import { formatNumber, formatTime } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { Caller } from '../parts/caller.tsx';
import { Table } from '../parts/table.tsx';
import { useTask } from '../parts/use-task.ts';
import { linkTo } from '../router.ts';
import { DifferenceTable } from './difference-table.tsx';
import { loadSettings, toDraft } from './draft.ts';
import { settingsWords } from './in-words.ts';
import { RefusalNote } from './refusal-note.tsx';

/** What the draft would change, what that would have meant today, and the button to apply it. */
export function ReviewView(): VNode {
  const say = settingsWords.value.review;
  const [review, setReview] = useState<SettingsReview | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const looking = useTask();
  const saving = useTask();
  const look = async (): Promise<void> =>
    setReview(await send<SettingsReview>('POST', '/settings/review', toDraft()));
  useEffect(() => {
    void looking.run(look);
  }, []);
  const save = async (): Promise<void> => {
    const { revision } = await send<SettingsSaved>('PUT', '/settings', toDraft());
    setSaved(revision);
    await loadSettings();
  };
  const reload = (): void => void looking.run(loadSettings).then(() => looking.run(look));
  return (
    <>
      <p>
        <a href={linkTo('settings')}>← {say.back}</a>
      </p>
      <h2 class="section-title">{say.title}</h2>
      <p role="status" class={saved === null ? undefined : 'notice'}>
        {saved === null ? '' : say.saved(saved)}
      </p>
      <RefusalNote error={looking.error ?? saving.error} reload={reload} />
      {looking.isBusy && <p class="loading">{words.value.loading}</p>}
      {saved === null && review !== null && (
        <Reviewed review={review} isBusy={saving.isBusy} onSave={() => void saving.run(save)} />
      )}
    </>
  );
}

function Reviewed({
  review,
  isBusy,
  onSave,
}: {
  review: SettingsReview;
  isBusy: boolean;
  onSave: () => void;
}): VNode {
  const say = settingsWords.value.review;
  if (review.problems.length > 0) return <Problems review={review} />;
  if (review.differences.length === 0) return <p class="card empty">{say.nothing}</p>;
  return (
    <>
      <section class="card" aria-label={say.title}>
        <DifferenceTable label={say.title} {...review} />
      </section>
      {review.notes.map(note => (
        <p key={note.en} class="notice">
          {sayText(note)}
        </p>
      ))}
      <Preview />
      <button type="button" class="primary" disabled={isBusy} onClick={onSave}>
        {say.save}
      </button>
    </>
  );
}

function Problems({ review: { problems } }: { review: SettingsReview }): VNode {
  const say = settingsWords.value.review;
  return (
    <section class="card" role="alert" aria-labelledby="problems-title">
      <h3 id="problems-title">{say.problems(problems.length)}</h3>
      <ul class="problems">
        {problems.map(({ path, place, found, remedy }) => (
          <li key={path}>
            <strong>{sayText(place)}</strong>
            {found !== null && <span class="hint"> ({say.outOf(sayText(found))})</span>}
            <p>{sayText(remedy)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Today's calls, decided again with the draft. */
function Preview(): VNode {
  const say = settingsWords.value.review;
  const [preview, setPreview] = useState<SettingsPreview | null>(null);
  const task = useTask();
  useEffect(() => {
    void task.run(async () =>
      setPreview(await send<SettingsPreview>('POST', '/settings/preview', toDraft())),
    );
  }, []);
  return (
    <section class="card preview" aria-labelledby="preview-title">
      <h3 id="preview-title">{say.preview}</h3>
      <RefusalNote error={task.error} />
      <p role="status" class="headline">
        {preview === null ? (task.isBusy ? say.looking : '') : headline(preview)}
      </p>
      {preview !== null && <p class="hint">{say.basis}</p>}
      {preview !== null && preview.examples.length > 0 && <Examples preview={preview} />}
    </section>
  );
}

function headline({ calls, elsewhere }: SettingsPreview): string {
  const say = settingsWords.value.review;
  return calls === 0 ? say.noCalls : say.elsewhere(formatNumber(elsewhere), formatNumber(calls));
}

function Examples({ preview: { examples } }: { preview: SettingsPreview }): VNode {
  const say = settingsWords.value.review;
  return (
    <Table label={say.preview}>
      <thead>
        <tr>
          <th scope="col">{say.when}</th>
          <th scope="col">{say.caller}</th>
          <th scope="col">{say.before}</th>
          <th scope="col">{say.after}</th>
        </tr>
      </thead>
      <tbody>
        {examples.map(({ at, caller, before, after }) => (
          <tr key={`${at} ${caller.number}`}>
            <td>{formatTime(at)}</td>
            <td>
              <Caller caller={caller} />
            </td>
            <td>{sayText(before)}</td>
            <td>{sayText(after)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
