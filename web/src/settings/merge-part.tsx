import type { VNode } from 'preact';
import type { Text } from '../../../src/http/contract/common.ts';
import type {
  SettingsAuthor,
  SettingsCollision,
  SettingsMerge,
} from '../../../src/http/contract/settings-merge.ts';
import { formatSince } from '../format.ts';
import { say as sayText } from '../language.ts';
import { DifferenceTable } from './difference-table.tsx';
import { settingsWords } from './in-words.ts';
import type { Review } from './use-review.ts';

/** What others have changed since the draft was begun, and what is to be chosen between theirs and the draft's. */
export function MergePart({
  merge: { since, theirs, collisions },
  seen: { choices, isAgain, choose },
}: {
  merge: SettingsMerge;
  seen: Pick<Review, 'choices' | 'isAgain' | 'choose'>;
}): VNode {
  const say = settingsWords.value.merge;
  return (
    <>
      <section class="card merge" aria-labelledby="merge-title">
        <h3 id="merge-title">{say.title}</h3>
        <p role="status" class={isAgain ? 'notice' : undefined}>
          {isAgain ? say.again : say.text}
        </p>
        <p>{authorsOf(since).join(' · ')}</p>
        {theirs.differences.length === 0 ? (
          <p class="hint">{say.nothing}</p>
        ) : (
          <DifferenceTable label={say.title} {...theirs} />
        )}
      </section>
      {collisions.length > 0 && (
        <section class="card merge" aria-labelledby="choose-title">
          <h3 id="choose-title">{say.choose(collisions.length)}</h3>
          {collisions.map(one => (
            <Choice
              key={one.id}
              collision={one}
              chosen={choices[one.id]}
              onChoose={side => choose(one.id, side)}
            />
          ))}
        </section>
      )}
    </>
  );
}

function Choice({
  collision: { id, place, before, mine, theirs, author },
  chosen,
  onChoose,
}: {
  collision: SettingsCollision;
  chosen: 'mine' | 'theirs' | undefined;
  onChoose: (side: 'mine' | 'theirs') => void;
}): VNode {
  const say = settingsWords.value.merge;
  const value = (text: Text | null): string => valueText(text, before !== null);
  const others = author.isYou ? say.saved : say.theirs;
  const texts = { mine: say.mine(value(mine)), theirs: others(authorText(author), value(theirs)) };
  return (
    <fieldset class="collision">
      <legend>{sayText(place)}</legend>
      {(['mine', 'theirs'] as const).map(side => (
        <label key={side}>
          <input type="radio" name={id} checked={chosen === side} onChange={() => onChoose(side)} />
          {texts[side]}
        </label>
      ))}
      {before !== null && <p class="hint">{say.before(sayText(before))}</p>}
    </fieldset>
  );
}

function valueText(text: Text | null, wasThere: boolean): string {
  const say = settingsWords.value.merge;
  if (text === null) return wasThere ? say.removed : say.none;
  return sayText(text) || say.none;
}

function authorText({ by, isYou, at }: SettingsAuthor): string {
  const say = settingsWords.value.merge;
  return say.author(isYou ? say.you : by, formatSince(at));
}

/** Each of them once, with when they saved last. */
function authorsOf(since: readonly SettingsAuthor[]): readonly string[] {
  const latest = since.filter(({ by }, index) => since.findIndex(one => one.by === by) === index);
  return latest.map(authorText);
}
