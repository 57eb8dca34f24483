import type { Warning } from '../../health/health-summary.ts';
import type { SingleSignOn } from '../single-sign-on.ts';

/** What the form on the page calls what the environment calls so. */
const labels: Readonly<Record<string, Warning>> = {
  OIDC_ISSUER: { en: 'Provider’s address', de: 'Adresse des Anbieters' },
  OIDC_CLIENT_ID: { en: 'Client id', de: 'Client-ID' },
  OIDC_CLIENT_SECRET: { en: 'Client secret', de: 'Client-Geheimnis' },
  OIDC_SCOPE: { en: 'Scopes', de: 'Scopes' },
  OIDC_ROLE_CLAIM: { en: 'Claim with the roles', de: 'Claim mit den Rollen' },
  OIDC_ROLES: { en: 'Who gets which role', de: 'Wer bekommt welche Rolle' },
  PAGE_URL: { en: 'Address of this page', de: 'Adresse dieser Seite' },
};

const setting = /\b(OIDC_[A-Z]+(?:_[A-Z]+)?|PAGE_URL)(=)?/g;

/** A sentence that names settings as they are called where this single sign-on was set up. */
export function inWordsOf({ isOfPage }: Pick<SingleSignOn, 'isOfPage'>, { en, de }: Warning): Warning {
  if (isOfPage !== true) return { en, de };
  return {
    en: en.replaceAll(setting, (name, plain, equals) => nameOf(plain, equals, 'en') ?? name),
    de: de.replaceAll(setting, (name, plain, equals) => nameOf(plain, equals, 'de') ?? name),
  };
}

function nameOf(plain: string, equals: string | undefined, language: 'en' | 'de'): string | null {
  const label = labels[plain]?.[language];
  if (label === undefined) return null;
  const quoted = language === 'en' ? `“${label}”` : `„${label}“`;
  return equals === undefined ? quoted : `${quoted}: `;
}
