import type { ProvedUser } from '../../app/access/access.ts';
import { prove } from '../../app/access/prove.ts';
import type { CodeProblem, FactorPassed } from '../../app/access/second-factor/pass-factor.ts';
import type { User } from '../../app/ports/page.ts';
import { note, noteRefusal } from './note.ts';
import { type ApiCall, ApiError, notFound } from './route.ts';

type Call = ApiCall<unknown, unknown, unknown>;

/** Asks the visitor for their password once more, and for a code if their second factor is on. */
export async function expectProof(
  call: Call,
  given: { readonly password: string; readonly code: string | null },
): Promise<ProvedUser> {
  const { page, visitor, gone } = call;
  if (visitor === null) throw notFound('user');
  const proved = await prove(page.app, page.signInLimits, { ...given, visitor, gone });
  if (proved.kind !== 'proved') {
    if (proved.kind === 'locked') throw tooMany;
    await noteRefusal(call, 'sign-in-refused', visitor.user);
    throw wrongPassword;
  }
  await expectFactor(call, proved.factor, visitor.user);
  return proved.user;
}

async function expectFactor(call: Call, factor: FactorPassed, user: User): Promise<void> {
  if (!factor.isPassed) throw await refusedCode(call, factor.problem, { user, status: 422 });
  if (factor.by === 'recovery-code') await note(call, 'recovery-code-used', user.login);
}

/** Notes why a code was not taken, and returns what is said of it. */
export async function refusedCode(
  call: Call,
  problem: CodeProblem,
  { user, status }: { readonly user: User; readonly status: 401 | 422 },
): Promise<ApiError> {
  if (problem === 'wrong') await noteRefusal(call, 'second-factor-refused', user);
  if (problem === 'locked') await noteRefusal(call, 'sign-in-locked', user);
  switch (problem) {
    case 'needed':
      return new ApiError(status, 'second-factor-needed', 'A code of the second factor is needed.');
    case 'wrong':
      return new ApiError(status, 'wrong-code', 'The code is wrong, or has been used.');
    case 'locked':
      return new ApiError(429, 'too-many-codes', 'Too many wrong codes; wait a quarter of an hour.');
    case 'unreadable':
      return new ApiError(status, 'second-factor-unreadable', unreadable.en, unreadable);
  }
}

export const wrongPassword = new ApiError(422, 'wrong-own-password', 'The password is wrong.');
export const tooMany = new ApiError(429, 'too-many', 'Too many attempts; wait a minute.');

const unreadable = {
  en: 'Your second factor can’t be checked, since the key of this server is not the one it was set up with. Use a recovery code; or let an admin take the factor away, or “familiar second-factor --remove” on the server.',
  de: 'Ihr zweiter Faktor lässt sich nicht prüfen, weil der Schlüssel dieses Servers nicht der ist, mit dem er eingerichtet wurde. Nehmen Sie einen Wiederherstellungscode; oder lassen Sie den Faktor von einem Admin entfernen, oder auf dem Server mit „familiar second-factor --remove“.',
};
