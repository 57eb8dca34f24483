import type { VNode } from 'preact';
import type { OverflowStepDocument } from '../../../src/http/contract/settings.ts';
import { DayPreview } from './day-preview.tsx';
import { settings } from './draft.ts';
import type { HotlinePart } from './hotline-part.ts';
import { labelOf, settingsWords, spelled } from './in-words.ts';
import { Choice, TextInput } from './inputs.tsx';
import { Movers } from './movers.tsx';
import { AgentPicker, announcementOptions } from './picker.tsx';

const causes = ['closed', 'holiday', 'exception', 'nobody-reachable', 'all-busy', 'hold-exhausted'] as const;
/** Left out, the hotline does what it does whenever it is closed. */
const likeClosed: ReadonlySet<string> = new Set(['holiday', 'exception']);
const kinds = ['agents', 'number', 'announcement', 'voicemail', 'busy', 'sipgate'] as const;
type Kind = (typeof kinds)[number];

/** The steps tried in turn when a call finds nobody, for each cause. */
export function OverflowEditor({ hotline, change }: HotlinePart): VNode {
  const say = settingsWords.value.hotlines;
  const { overflow = {} } = hotline;
  return (
    <section class="card form" aria-labelledby="overflow-title">
      <h3 id="overflow-title">{labelOf('overflow')}</h3>
      <p class="hint">{say.overflowText}</p>
      {causes.map(cause => (
        <Steps
          key={cause}
          title={labelOf(cause)}
          steps={overflow[cause] ?? []}
          otherwise={likeClosed.has(cause) ? say.likeClosed : say.last}
          onChange={steps => {
            const { [cause]: _, ...others } = overflow;
            change({ overflow: steps.length === 0 ? others : { ...others, [cause]: steps } });
          }}
        />
      ))}
      <DayPreview hotline={hotline} />
    </section>
  );
}

function Steps({
  title,
  steps,
  otherwise,
  onChange,
}: {
  title: string;
  steps: readonly OverflowStepDocument[];
  /** What happens without any step. */
  otherwise: string;
  onChange: (steps: OverflowStepDocument[]) => void;
}): VNode {
  const say = settingsWords.value.hotlines;
  return (
    <fieldset class="steps">
      <legend>{title}</legend>
      <ol>
        {steps.map((step, index) => (
          <li key={`${index} ${kindOf(step)}`}>
            <Step
              title={title}
              step={step}
              position={index + 1}
              onChange={next => onChange(steps.with(index, next))}
            />
            <Movers
              name={`${title}, ${say.step(index + 1)}`}
              onUp={index === 0 ? null : () => onChange(swapped(steps, index - 1))}
              onDown={index === steps.length - 1 ? null : () => onChange(swapped(steps, index))}
              onRemove={() => onChange(steps.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      <p class="hint last">{steps.length === 0 ? otherwise : say.last}</p>
      {steps.length < 10 && (
        <button
          type="button"
          class="quiet"
          aria-label={`${say.addStep}: ${title}`}
          onClick={() => onChange([...steps, 'voicemail'])}
        >
          {say.addStep}
        </button>
      )}
    </fieldset>
  );
}

function Step({
  title,
  step,
  position,
  onChange,
}: {
  title: string;
  step: OverflowStepDocument;
  position: number;
  onChange: (step: OverflowStepDocument) => void;
}): VNode {
  const say = settingsWords.value;
  return (
    <div class="step">
      <Choice
        label={`${say.hotlines.step(position)}: ${say.hotlines.kind}`}
        value={kindOf(step)}
        options={kinds.map(value => ({ value, text: say.hotlines.steps[value] }))}
        onChange={chosen => onChange(newStep(kinds.find(kind => kind === chosen) ?? 'sipgate'))}
      />
      {typeof step === 'object' && 'agents' in step && (
        <AgentPicker
          label={labelOf('agents')}
          about={`${title}, ${say.hotlines.step(position)}`}
          withGroups
          withRotas
          chosen={step.agents}
          empty={say.lists.nobody}
          onChange={agents => onChange({ agents })}
        />
      )}
      {typeof step === 'object' && 'number' in step && (
        <TextInput
          label={labelOf('number')}
          value={spelled(step.number)}
          onChange={number => onChange({ number: number as typeof step.number })}
        />
      )}
      {typeof step === 'object' && 'announcement' in step && (
        <Choice
          label={labelOf('announcement')}
          value={step.announcement}
          options={announcementOptions('').slice(1)}
          onChange={announcement => onChange({ announcement })}
        />
      )}
    </div>
  );
}

function kindOf(step: OverflowStepDocument): Kind {
  if (typeof step === 'string') return step;
  return 'agents' in step ? 'agents' : 'number' in step ? 'number' : 'announcement';
}

function newStep(kind: Kind): OverflowStepDocument {
  switch (kind) {
    case 'agents':
      return { agents: [] };
    case 'number':
      return { number: '' as never };
    case 'announcement':
      return { announcement: settings.value?.announcements[0] ?? '' };
    default:
      return kind;
  }
}

/** Swaps the step at `index` with the next one. */
function swapped(steps: readonly OverflowStepDocument[], index: number): OverflowStepDocument[] {
  return [...steps.slice(0, index), ...steps.slice(index, index + 2).reverse(), ...steps.slice(index + 2)];
}
