import type { VNode } from 'preact';
import { withoutUnset } from './draft.ts';
import type { HotlinePart } from './hotline-part.ts';
import { choicesOf, labelOf, settingsWords } from './in-words.ts';
import { Choice, NumberInput } from './inputs.tsx';

type Policy = NonNullable<HotlinePart['hotline']['policy']>;

/** How many agents ring at once, case by case. */
const ringing = [
  { field: 'ringFamiliar', usual: 1 },
  { field: 'ringNextFamiliar', usual: 2 },
  { field: 'ringStrangers', usual: 2 },
] as const;

/** How the agent is chosen, explained in plain words. */
export function PolicyEditor({ hotline, change }: HotlinePart): VNode {
  const { hints, policyTexts } = settingsWords.value.hotlines;
  const { policy = {}, memory = 'shared', loadGuard } = hotline;
  const name = policy.name ?? 'familiar';
  const set = (fields: { readonly [Name in keyof Policy]?: Policy[Name] | undefined }): void =>
    change({ policy: withoutUnset({ ...policy, ...fields }) as Policy });
  return (
    <section class="card form" aria-labelledby="policy-title">
      <h3 id="policy-title">{labelOf('policy')}</h3>
      <Choice
        label={labelOf('policy')}
        hint={policyTexts[name]}
        value={name}
        options={choicesOf('policy')}
        onChange={chosen => set({ name: chosen as Policy['name'] })}
      />
      <div class="pair">
        {ringing.map(({ field, usual }) => (
          <NumberInput
            key={field}
            label={labelOf(field)}
            hint={hints[field]}
            value={policy[field]}
            usual={usual}
            min={1}
            max={5}
            onChange={count => set({ [field]: count })}
          />
        ))}
        {name === 'tutorial' && (
          <NumberInput
            label={labelOf('factor')}
            hint={hints.factor}
            value={policy.factor}
            usual={0.6}
            min={0}
            max={1}
            step={0.05}
            onChange={factor => set({ factor })}
          />
        )}
        <Choice
          label={labelOf('memory')}
          hint={hints.memory}
          value={memory}
          options={choicesOf('memory')}
          onChange={chosen => change({ memory: chosen === 'own' ? 'own' : 'shared' })}
        />
        <NumberInput
          label={labelOf('loadGuard')}
          hint={hints.loadGuard}
          value={loadGuard}
          min={1}
          max={10}
          step={0.1}
          onChange={chosen => change({ loadGuard: chosen })}
        />
      </div>
    </section>
  );
}
