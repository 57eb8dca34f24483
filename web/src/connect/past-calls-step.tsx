import type { VNode } from 'preact';
import type { StepProps } from './facts.ts';
import { ImportStep } from './import-step.tsx';
import { connectWords } from './in-words.ts';

/** Past calls, which may be taken over while one goes on. */
export function PastCallsStep({ goOn }: StepProps): VNode {
  return (
    <>
      <ImportStep />
      <button type="button" onClick={() => goOn()}>
        {connectWords.value.next}
      </button>
    </>
  );
}
