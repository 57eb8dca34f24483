import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SettingsDraft, SettingsPreview, SettingsReview } from '../../../src/http/contract/settings.ts';
import { send } from '../api.ts';
import { formatNumber, formatTime } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { Caller } from '../parts/caller.tsx';
import { Table } from '../parts/table.tsx';
import { useTask } from '../parts/use-task.ts';
import { linkTo } from '../router.ts';
import { DifferenceTable } from './difference-table.tsx';
import { toDraft } from './draft.ts';
import { settingsWords } from './in-words.ts';
import { MergePart } from './merge-part.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { type Review, useReview } from './use-review.ts';

/** What the draft would change, what that would have meant today, and the button to apply it. */
export function ReviewView(): VNode {
  const say = settingsWords.value.review;
  const seen = useReview();
  const { review, merge, saved } = seen;
  return (
    <>
      <p>
        <a href={linkTo('settings')}>← {say.back}</a>
      </p>
      <h2 class="section-title">{say.title}</h2>
      <p role="status" class={saved === null ? undefined : 'notice'}>
        {saved === null ? '' : say.saved(saved)}
      </p>
      <RefusalNote error={seen.error} reload={seen.reload} />
      {merge !== null && <MergePart merge={merge} seen={seen} />}
      {seen.isLooking && <p class="loading">{words.value.loading}</p>}
      {review !== null && <Reviewed review={review} seen={seen} />}
    </>
  );
}

function Reviewed({ review, seen }: { review: SettingsReview; seen: Review }): VNode {
  const { review: say, merge: merging } = settingsWords.value;
  const { merge, choices, left, isBusy, save } = seen;
  if (left > 0) return <p class="notice">{merging.left(left)}</p>;
  if (review.problems.length > 0) return <Problems review={review} />;
  if (review.differences.length === 0) return <p class="card empty">{say.nothing}</p>;
  const title = merge === null ? say.title : merging.after;
  const draft = toDraft(merge === null ? null : { with: merge.with, choices });
  return (
    <>
      <section class="card" aria-label={title}>
        {merge !== null && <h3>{title}</h3>}
        <DifferenceTable label={title} {...review} />
      </section>
      {review.notes.map(note => (
        <p key={note.en} class="notice">
          {sayText(note)}
        </p>
      ))}
      <Preview key={JSON.stringify(draft.merge)} draft={draft} />
      <button type="button" class="primary" disabled={isBusy} onClick={save}>
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
function Preview({ draft }: { draft: SettingsDraft }): VNode {
  const say = settingsWords.value.review;
  const [preview, setPreview] = useState<SettingsPreview | null>(null);
  const task = useTask();
  useEffect(() => {
    void task.run(async () => setPreview(await send<SettingsPreview>('POST', '/settings/preview', draft)));
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
