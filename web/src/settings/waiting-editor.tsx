import type { VNode } from 'preact';
import { withoutUnset } from './draft.ts';
import type { HotlinePart } from './hotline-part.ts';
import { labelOf, settingsWords } from './in-words.ts';
import { Check, Choice, NumberInput } from './inputs.tsx';
import { announcementOptions } from './picker.tsx';
import { promptsOfKeys, untoldKeys } from './told-keys.ts';

type Waiting = NonNullable<HotlinePart['hotline']['waiting']>;

/** How long callers wait, and what they hear meanwhile. */
export function WaitingEditor({ hotline, change }: HotlinePart): VNode {
  const say = settingsWords.value;
  const { waiting = {} } = hotline;
  const set = (fields: { readonly [Name in keyof Waiting]?: Waiting[Name] | undefined }): void =>
    change({ waiting: withoutUnset({ ...waiting, ...fields }) as Waiting });
  return (
    <section class="card form" aria-labelledby="waiting-title">
      <h3 id="waiting-title">{labelOf('waiting')}</h3>
      <p class="hint">{say.hotlines.waitingText}</p>
      <div class="pair">
        <NumberInput
          label={labelOf('familiarSeconds')}
          value={waiting.familiarSeconds}
          usual={0}
          min={0}
          max={600}
          onChange={familiarSeconds => set({ familiarSeconds })}
        />
        <NumberInput
          label={labelOf('anySeconds')}
          value={waiting.anySeconds}
          usual={0}
          min={0}
          max={1800}
          onChange={anySeconds => set({ anySeconds })}
        />
        <Choice
          label={labelOf('prompt')}
          hint={say.hotlines.hints.prompt}
          value={waiting.prompt ?? ''}
          options={announcementOptions(say.lists.none)}
          onChange={chosen => set({ prompt: chosen === '' ? undefined : chosen })}
        />
        <Choice
          label={labelOf('music')}
          hint={say.hotlines.hints.music}
          value={waiting.music ?? ''}
          options={announcementOptions(say.lists.default)}
          onChange={chosen => set({ music: chosen === '' ? undefined : chosen })}
        />
      </div>
      <Untold hotline={hotline} />
      <Check
        label={labelOf('voicemailKey')}
        value={waiting.voicemailKey ?? false}
        onChange={voicemailKey => set({ voicemailKey })}
      />
      <Check
        label={labelOf('callbackKey')}
        value={waiting.callbackKey ?? false}
        onChange={callbackKey => set({ callbackKey })}
      />
    </section>
  );
}

/** Keys that callers have and hear nothing of. */
function Untold({ hotline }: Pick<HotlinePart, 'hotline'>): VNode | null {
  const say = settingsWords.value.hotlines;
  const [key] = untoldKeys(hotline);
  if (key === undefined) return null;
  const { voicemailKey, callbackKey } = hotline.waiting ?? {};
  return (
    <p class="notice" role="status">
      {voicemailKey === true && callbackKey === true
        ? say.untoldBoth(labelOf('prompt'))
        : say.untoldKey(labelOf(key), labelOf('prompt'), promptsOfKeys[key])}
    </p>
  );
}
