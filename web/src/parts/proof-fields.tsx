import type { VNode } from 'preact';
import { factorWords } from '../words/say-access.ts';
import { Field, fieldOf } from './field.tsx';

/** Asks for the password once more, and for a code if the second factor is on: a browser may have been left open. */
export function ProofFields({ hasFactor }: { hasFactor: boolean }): VNode {
  const say = factorWords.value;
  return (
    <>
      <Field
        label={say.password}
        name="password"
        type="password"
        required
        maxLength={200}
        autocomplete="current-password"
      />
      {hasFactor && (
        <Field
          label={say.code}
          hint={say.codeHint}
          name="code"
          required
          maxLength={60}
          autocomplete="one-time-code"
        />
      )}
    </>
  );
}

/** What was entered there. */
export function proofOf(form: HTMLFormElement): {
  readonly password: string | null;
  readonly code: string | null;
} {
  return { password: fieldOf(form, 'password') || null, code: fieldOf(form, 'code') || null };
}
