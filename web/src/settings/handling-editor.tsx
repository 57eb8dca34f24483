import type { VNode } from 'preact';
import { formatNumber } from '../format.ts';
import { draft, setSection, settings, withoutUnset } from './draft.ts';
import { labelOf, settingsWords } from './in-words.ts';
import { Check, NumberInput } from './inputs.tsx';

type Handling = NonNullable<typeof draft.value.handling>;

/** The limits of each number. */
const numbers = {
  wrapUpSeconds: { min: 0, max: 3_600 },
  missedOffersBeforePause: { min: 0, max: 100 },
  autoPauseSeconds: { min: 1, max: 86_400 },
  presenceStaleSeconds: { min: 5, max: 86_400 },
} as const;

/** How calls are handled at every hotline; what is left empty is as the environment says. */
export function HandlingEditor(): VNode | null {
  const say = settingsWords.value.general;
  const { handling = {} } = draft.value;
  const usual = settings.value?.byEnvironment;
  if (usual === undefined) return null;
  const set = (fields: { readonly [Name in keyof Handling]?: Handling[Name] | undefined }): void => {
    const next = withoutUnset({ ...handling, ...fields }) as Handling;
    setSection('handling', Object.keys(next).length === 0 ? undefined : next);
  };
  const names = Object.keys(numbers) as (keyof typeof numbers)[];
  return (
    <section class="card form" aria-labelledby="handling-title">
      <h3 id="handling-title">{labelOf('handling')}</h3>
      <p class="hint">{say.handlingText}</p>
      <div class="pair">
        {names.map(name => (
          <NumberInput
            key={name}
            label={labelOf(name)}
            hint={say.handlingHints[name](formatNumber(usual[name]))}
            value={handling[name]}
            usual={usual[name]}
            {...numbers[name]}
            onChange={value => set({ [name]: value })}
          />
        ))}
      </div>
      <Check
        label={labelOf('hideCallerNumber')}
        value={handling.hideCallerNumber ?? usual.hideCallerNumber}
        onChange={hides => set({ hideCallerNumber: hides === usual.hideCallerNumber ? undefined : hides })}
      />
    </section>
  );
}
