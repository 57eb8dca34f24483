import type { Said } from '../app/ports/connect.ts';
import type { AccountKnown } from '../app/ports/provider.ts';
import { apiProblem, apiProblemOf } from './api-problem.ts';
import { scopeFor } from './scopes.ts';
import { SipgateApiError } from './sipgate-api-error.ts';

/** There is nobody to dial in the account, or the token may not see them. The message says what to do. */
export class RosterError extends Error {
  override readonly name = 'RosterError';
  /** What is known of the account all the same. */
  readonly account: AccountKnown;
  readonly missingScopes: ReadonlySet<string>;
  /** How many users the token sees. */
  readonly users: number;

  constructor(
    message: string,
    { account, missingScopes, users }: Pick<RosterError, 'account' | 'missingScopes' | 'users'>,
  ) {
    super(message);
    this.account = account;
    this.missingScopes = missingScopes;
    this.users = users;
  }
}

/** What it means to somebody at the page that the team could not be seen, and what to do; null: it is another kind of failure. */
export function rosterProblemOf(error: unknown): Said | null {
  if (error instanceof RosterError) {
    const missing = [...error.missingScopes].join(', ');
    return missing === '' ? nobody(error.users) : apiProblem('no-scope', missing).say;
  }
  if (!(error instanceof SipgateApiError)) return null;
  const { kind, say } = apiProblemOf(error, scopeFor(error.path));
  // Those words are for other requests.
  return kind === 'url-refused' || kind === 'not-there' ? notShown(error) : say;
}

function nobody(users: number): Said {
  if (users === 0)
    return {
      en: 'sipgate shows no people in this account. Add them there, or numbers with names here.',
      de: 'sipgate zeigt in diesem Konto keine Personen. Legen Sie sie dort an oder hier Nummern mit Namen.',
    };
  return {
    en: `None of the account’s users (${users}) has a number of their own. Give them numbers at sipgate, or type the team’s numbers here.`,
    de: `Von den Benutzern des Kontos (${users}) hat niemand eine eigene Nummer. Geben Sie ihnen bei sipgate Nummern, oder tragen Sie die Nummern des Teams hier ein.`,
  };
}

function notShown({ status }: SipgateApiError): Said {
  return {
    en: `sipgate does not show the team (${status}). Try again later.`,
    de: `sipgate zeigt das Team nicht (${status}). Versuchen Sie es später wieder.`,
  };
}
