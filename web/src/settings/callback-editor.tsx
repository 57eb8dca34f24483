import type { VNode } from 'preact';
import { withoutUnset } from './draft.ts';
import type { HotlinePart } from './hotline-part.ts';
import { choicesOf, labelOf, settingsWords } from './in-words.ts';
import { Check, Choice, NumberInput } from './inputs.tsx';

type Callback = NonNullable<HotlinePart['hotline']['callback']>;

/** Who may ask at a hotline to be called back, and on which terms. Key 3 itself is one of waiting. */
export function CallbackEditor({ hotline, change }: HotlinePart): VNode {
  const say = settingsWords.value.callback;
  const { callback = {} } = hotline;
  const set = (fields: { readonly [Name in keyof Callback]?: Callback[Name] | undefined }): void => {
    const next = withoutUnset({ ...callback, ...fields }) as Callback;
    change({ callback: Object.keys(next).length === 0 ? undefined : next });
  };
  return (
    <section class="card form" aria-labelledby="callback-title">
      <h3 id="callback-title">{labelOf('callback')}</h3>
      <p class="hint">{say.text}</p>
      <Check
        label={labelOf('atOnce')}
        value={callback.atOnce ?? false}
        onChange={atOnce => set({ atOnce: atOnce ? true : undefined })}
      />
      <div class="pair">
        <Choice
          label={labelOf('whoMayAsk')}
          value={callback.whoMayAsk ?? 'known'}
          options={choicesOf('whoMayAsk')}
          onChange={chosen => set({ whoMayAsk: chosen === 'all' ? 'all' : undefined })}
        />
        <NumberInput
          label={labelOf('lastsMinutes')}
          hint={say.lastsHint}
          value={callback.lastsMinutes}
          usual={60}
          min={5}
          max={240}
          onChange={lastsMinutes => set({ lastsMinutes })}
        />
        <NumberInput
          label={labelOf('anybodyAfterMinutes')}
          hint={say.anybodyHint}
          value={callback.anybodyAfterMinutes}
          min={0}
          max={240}
          onChange={anybodyAfterMinutes => set({ anybodyAfterMinutes })}
        />
      </div>
    </section>
  );
}
