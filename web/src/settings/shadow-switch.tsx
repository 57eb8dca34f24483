import type { VNode } from 'preact';
import type { HotlinePart } from './hotline-part.ts';
import { labelOf, settingsWords } from './in-words.ts';
import { Check } from './inputs.tsx';

/** Whether Familiar only listens at a hotline. */
export function ShadowSwitch({ hotline, change }: HotlinePart): VNode {
  return (
    <div class="card form">
      <Check
        label={labelOf('shadow')}
        value={hotline.shadow ?? false}
        onChange={isOn => change({ shadow: isOn ? true : undefined })}
      />
      <p class="hint">{settingsWords.value.hotlines.shadowText}</p>
    </div>
  );
}
