import type { Warning } from '../../app/health/health-summary.ts';
import { SignOnSetUpError } from './provider.ts';

/** Why a sign-in failed. */
export interface SignOnFailure {
  /** The code that the person is shown. */
  readonly code: 'sso-denied' | 'sso-failed' | 'sso-unavailable' | 'sso-misconfigured';
  /** For the log: without claims, tokens and secrets. */
  readonly detail: string;
  /** For health, if the provider's own reply shows that the person is not at fault; else null. */
  readonly warning: Warning | null;
}

const sentBackCode = 'OAUTH_AUTHORIZATION_RESPONSE_ERROR';

/** The provider sent somebody back without letting them in. */
class SentBackError extends Error {
  override readonly name = 'SentBackError';
  readonly code = sentBackCode;
  readonly error: string;
  readonly error_description: string | null;

  constructor(parameters: URLSearchParams) {
    super('The identity provider has sent somebody back.');
    this.error = parameters.get('error') ?? '';
    this.error_description = parameters.get('error_description');
  }
}

/**
 * Why the provider sent somebody back; null: it did not. Some providers leave out state and issuer here. That
 * is safe, since nobody is let in.
 */
export function readSentBack({ searchParams }: URL): Error | null {
  return searchParams.get('error') && !searchParams.has('code') ? new SentBackError(searchParams) : null;
}

/** Whether the provider rejects Familiar's secret, or the way it was sent. */
export function isClientRefused(error: unknown): boolean {
  const { code, error: said, status } = partsOf(error);
  if (code === sentBackCode) return false;
  return said === 'invalid_client' || said === 'unauthorized_client' || (status === 401 && said === null);
}

/** The provider's own words that somebody may not come in any more, or has to sign in there anew. */
const endings: ReadonlySet<string> = new Set([
  'invalid_grant',
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
]);

/** Whether the provider, asked about somebody, says no, as opposed to not answering as it should. */
export function isNoLongerVouchedFor(error: unknown): boolean {
  return endings.has(partsOf(error).error ?? '');
}

export function explainFailure(error: unknown): SignOnFailure {
  const detail = shortReason(error);
  const setUp = chain(error).find(link => link.warning !== null);
  if (setUp !== undefined) return { code: 'sso-misconfigured', detail, warning: setUp.warning };
  const parts = partsOf(error);
  // These come by way of a browser, so anybody could make them up: they are not shown elsewhere.
  if (parts.code === sentBackCode)
    return { code: returned[parts.error ?? ''] ?? 'sso-failed', detail, warning: null };
  if (isClientRefused(error)) return { code: 'sso-misconfigured', detail, warning: clientRefused };
  const wrong = wrongOf(error);
  if (wrong !== null) return { code: 'sso-misconfigured', detail, warning: wrong };
  if (isUnreachable(parts)) return { code: 'sso-unavailable', detail, warning: unreachable(detail) };
  return { code: 'sso-failed', detail, warning: null };
}

/** What the codes mean, where there is nothing better to say. */
export const whatItMeans: Readonly<Record<SignOnFailure['code'], Warning>> = {
  'sso-denied': {
    en: 'They were sent back by the identity provider, or did not want to.',
    de: 'Der Identitätsanbieter hat abgelehnt, oder es wurde dort abgebrochen.',
  },
  'sso-failed': {
    en: 'They came back in a way that is not right, such as twice or too late.',
    de: 'Die Rückkehr vom Identitätsanbieter passte nicht, etwa weil sie doppelt war oder zu spät.',
  },
  'sso-unavailable': {
    en: 'The identity provider says that it has a problem of its own.',
    de: 'Der Identitätsanbieter meldet eine eigene Störung.',
  },
  'sso-misconfigured': {
    en: 'The identity provider does not like how it was asked: check OIDC_SCOPE and the client there.',
    de: 'Der Identitätsanbieter nimmt die Anfrage so nicht an: Prüfen Sie OIDC_SCOPE und den Client dort.',
  },
};

/** The error codes with which a provider sends people back. */
const returned: Readonly<Record<string, SignOnFailure['code']>> = {
  access_denied: 'sso-denied',
  consent_required: 'sso-denied',
  interaction_required: 'sso-denied',
  login_required: 'sso-denied',
  account_selection_required: 'sso-denied',
  temporarily_unavailable: 'sso-unavailable',
  server_error: 'sso-unavailable',
  invalid_scope: 'sso-misconfigured',
  invalid_request: 'sso-misconfigured',
  unauthorized_client: 'sso-misconfigured',
  unsupported_response_type: 'sso-misconfigured',
};

const clientRefused: Warning = {
  en: 'The identity provider refuses Familiar itself: check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, and whether the secret has expired there.',
  de: 'Der Identitätsanbieter weist Familiar selbst ab: Prüfen Sie OIDC_CLIENT_ID und OIDC_CLIENT_SECRET, und ob das Geheimnis dort abgelaufen ist.',
};

const clocksDiffer: Warning = {
  en: 'The clock of this server and that of the identity provider differ by more than five minutes. Set them by NTP.',
  de: 'Die Uhren dieses Servers und des Identitätsanbieters gehen um mehr als fünf Minuten auseinander. Stellen Sie sie über NTP.',
};

const isEncrypted: Warning = {
  en: 'The identity provider encrypts the ID token, which Familiar can’t read. Remove the encryption key from its settings there; a signing key is right.',
  de: 'Der Identitätsanbieter verschlüsselt das ID-Token, das kann Familiar nicht lesen. Nehmen Sie dort den Schlüssel zum Verschlüsseln heraus; einer zum Signieren ist richtig.',
};

const noIdToken: Warning = {
  en: 'The identity provider sends no ID token. Allow the application the scope openid there.',
  de: 'Der Identitätsanbieter schickt kein ID-Token. Erlauben Sie der Anwendung dort den Scope openid.',
};

/** What is wrong with the provider's reply, if somebody can do something about it; else null. */
function wrongOf(error: unknown): Warning | null {
  for (const { code, message, cause } of chain(error)) {
    if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return clocksDiffer;
    if (message.includes('JWE')) return isEncrypted;
    if (message.includes('"id_token" property')) return noIdToken;
    if (code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED') {
      const claim = cause['claim'] === 'iss' || cause['claim'] === 'aud' ? cause['claim'] : null;
      if (claim !== null) return unlike(claim, cause);
    }
    if (message.includes('"alg" header')) return oddlySigned(cause);
  }
  return null;
}

/** The values are shown, since issuer and audience name servers and applications, never people. */
function unlike(claim: 'iss' | 'aud', { expected, claims }: Readonly<Record<string, unknown>>): Warning {
  const named = JSON.stringify((claims as Readonly<Record<string, unknown>> | undefined)?.[claim] ?? null);
  const wanted = JSON.stringify(expected);
  return {
    en: `The ID token of the identity provider says “${claim}” ${named}, where ${wanted} is expected. Check OIDC_ISSUER and OIDC_CLIENT_ID, and by which address the provider knows itself.`,
    de: `Im ID-Token des Identitätsanbieters steht als „${claim}“ ${named}, erwartet wird ${wanted}. Prüfen Sie OIDC_ISSUER und OIDC_CLIENT_ID, und unter welcher Adresse der Anbieter sich selbst kennt.`,
  };
}

function oddlySigned({ header, expected }: Readonly<Record<string, unknown>>): Warning {
  const used = String((header as Readonly<Record<string, unknown>> | undefined)?.['alg']);
  return {
    en: `The identity provider signs the ID token with ${used}, though it says that it signs with ${String(expected)}. Choose one of these there for this application.`,
    de: `Der Identitätsanbieter signiert das ID-Token mit ${used}, obwohl er ${String(expected)} angibt. Wählen Sie dort eines davon für diese Anwendung.`,
  };
}

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ISSUER/;

function isUnreachable({ code, isNetwork }: Parts): boolean {
  return isNetwork || code === 'OAUTH_TIMEOUT' || /^OAUTH_RESPONSE_IS_NOT/.test(code ?? '');
}

function unreachable(detail: string): Warning {
  const ca = certificate.test(detail)
    ? {
        en: ' If its certificate comes from your own authority, name that in NODE_EXTRA_CA_CERTS.',
        de: ' Stammt sein Zertifikat von einer eigenen Stelle, nennen Sie diese in NODE_EXTRA_CA_CERTS.',
      }
    : { en: '', de: '' };
  return {
    en: `When somebody last wanted to sign in with their company account, the identity provider did not answer as it should (${detail}). Check OIDC_ISSUER.${ca.en}`,
    de: `Als sich zuletzt jemand mit dem Firmenkonto anmelden wollte, antwortete der Identitätsanbieter nicht, wie er soll (${detail}). Prüfen Sie OIDC_ISSUER.${ca.de}`,
  };
}

const longest = 200;

/** The error in a few words, without anything that identifies a person. */
export function shortReason(error: unknown): string {
  const { error: oauthError, description, code, status } = partsOf(error);
  if (oauthError !== null) return tidy(description === null ? oauthError : `${oauthError}: ${description}`);
  if (status !== null) return `HTTP ${status}`;
  const links = chain(error);
  const system = links.find(link => link.code !== null && !link.code.startsWith('OAUTH_'));
  const [first] = links;
  return tidy(system?.code ?? links.at(-1)?.message ?? code ?? first?.message ?? 'unknown');
}

function tidy(text: string): string {
  return text.replaceAll(/\p{C}+/gu, ' ').slice(0, longest);
}

interface Parts {
  readonly code: string | null;
  readonly error: string | null;
  readonly description: string | null;
  /** HTTP status of an unexpected reply. */
  readonly status: number | null;
  readonly isNetwork: boolean;
}

function partsOf(error: unknown): Parts {
  const fields = (error ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string | null => (typeof fields[name] === 'string' ? fields[name] : null);
  const { cause } = fields;
  const status = typeof fields['status'] === 'number' ? fields['status'] : null;
  return {
    code: text('code'),
    error: text('error'),
    description: text('error_description'),
    status: status ?? (cause instanceof Response ? cause.status : null),
    isNetwork: error instanceof TypeError && error.message === 'fetch failed',
  };
}

interface Link {
  readonly code: string | null;
  readonly message: string;
  readonly cause: Readonly<Record<string, unknown>>;
  readonly warning: Warning | null;
}

/** The error and its causes. */
function chain(error: unknown): readonly Link[] {
  if (!(error instanceof Error)) return [];
  const { cause, message } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const details = typeof cause === 'object' && cause !== null ? { ...cause } : {};
  const warning = error instanceof SignOnSetUpError ? error.warning : null;
  return [{ code, message, cause: details, warning }, ...chain(cause)];
}
