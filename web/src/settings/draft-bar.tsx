import type { VNode } from 'preact';
import { AskFirst } from '../parts/ask-first.tsx';
import { linkTo } from '../router.ts';
import { changes, discardDraft } from './draft.ts';
import { settingsWords } from './in-words.ts';

/** Says that there are unsaved changes, with a link to save them. */
export function DraftBar(): VNode {
  const say = settingsWords.value.draft;
  const count = changes.value;
  return (
    <section class={count === 0 ? 'draft-bar' : 'draft-bar shown'} aria-label={say.label}>
      <p role="status">{count === 0 ? '' : say.changes(count)}</p>
      {count > 0 && (
        <div class="buttons">
          <AskFirst label={say.discard} question={say.confirmDiscard} onYes={discardDraft} />
          <a class="button" href={linkTo('settings', 'review')}>
            {say.review}
          </a>
        </div>
      )}
    </section>
  );
}
