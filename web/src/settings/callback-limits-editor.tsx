import type { VNode } from 'preact';
import { draft, setSection, withoutUnset } from './draft.ts';
import { labelOf, settingsWords } from './in-words.ts';
import { LinesInput, NumberInput } from './inputs.tsx';

type Limits = NonNullable<typeof draft.value.callbacks>;

/** What callbacks on request may cost, at all hotlines together. */
export function CallbackLimitsEditor(): VNode {
  const say = settingsWords.value.callback;
  const { callbacks = {} } = draft.value;
  const set = (fields: { readonly [Name in keyof Limits]?: Limits[Name] | undefined }): void => {
    const next = withoutUnset({ ...callbacks, ...fields }) as Limits;
    setSection('callbacks', Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <section class="card form" aria-labelledby="callback-limits-title">
      <h3 id="callback-limits-title">{labelOf('callbacks')}</h3>
      <p class="hint">{say.limitsText}</p>
      <div class="pair">
        <NumberInput
          label={labelOf('perHour')}
          value={callbacks.perHour}
          usual={30}
          min={1}
          max={500}
          onChange={perHour => set({ perHour })}
        />
        <NumberInput
          label={labelOf('perDay')}
          value={callbacks.perDay}
          usual={150}
          min={1}
          max={2000}
          onChange={perDay => set({ perDay })}
        />
        <LinesInput
          label={labelOf('abroad')}
          hint={say.abroadHint}
          value={callbacks.abroad ?? []}
          onChange={abroad => set({ abroad: abroad.length === 0 ? undefined : (abroad as Limits['abroad']) })}
        />
      </div>
    </section>
  );
}
