import { defaultScope, parseIssuer, parseScope } from '../../domain/sign-on-settings.ts';
import { issuerRemedy, parseRoles, rolesRemedy, scopeRemedy } from '../oidc-settings.ts';
import { parsed, text, webUrl } from '../setting-types.ts';
import { section, settingWords } from './setting.ts';

export const page = section(
  { de: 'Seite und Anmeldung mit dem Firmenkonto', en: 'The page and single sign-on' },
  {
    PAGE_URL: webUrl('give the URL of the page in browsers, such as https://hotline.example.com/')
      .optional()
      .register(settingWords, {
        de: 'Adresse der Seite, wie sie im Browser steht, etwa `https://hotline.example.com/`. Nur für die Anmeldung mit dem Firmenkonto nötig',
        en: 'Address of the page as browsers see it, such as `https://hotline.example.com/`. Needed for single sign-on only',
      }),
    OIDC_ISSUER: parsed(issuerRemedy, parseIssuer).optional().register(settingWords, {
      de: 'Adresse des Identitätsanbieters (OpenID Connect)',
      en: 'Address of the identity provider (OpenID Connect)',
    }),
    OIDC_CLIENT_ID: text().optional().register(settingWords, {
      de: 'Wie Familiar dort heißt; seine Rücksprungadresse ist `<PAGE_URL>api/oidc-callback`',
      en: 'How Familiar is known there; its redirect URI is `<PAGE_URL>api/oidc-callback`',
    }),
    OIDC_CLIENT_SECRET: text().optional().register(settingWords, {
      de: 'Das Geheimnis dazu',
      en: 'The secret that goes with it',
      isSecret: true,
    }),
    OIDC_SCOPE: parsed(scopeRemedy, parseScope).default(defaultScope).register(settingWords, {
      de: 'Worum der Anbieter gebeten wird; viele nennen Gruppen nur, wenn `groups` dabei ist, und lassen nur mit `offline_access` länger als zehn Minuten herein',
      en: 'What the provider is asked for; many name groups only if `groups` is among it, and let people in for longer than ten minutes only with `offline_access`',
    }),
    OIDC_ROLE_CLAIM: text().default('roles').register(settingWords, {
      de: 'Angabe (Claim) mit Rollen oder Gruppen; Punkte führen in die Tiefe, mehrere trennt ein Komma',
      en: 'Claim that holds roles or groups; dots lead deeper, several are separated by commas',
    }),
    OIDC_ROLES: parsed(rolesRemedy, parseRoles)
      .optional()
      .register(settingWords, {
        de: 'Welcher Wert welche Rolle bedeutet: `admin=chefs, viewer=*`; ein Wert mit Komma steht in Anführungszeichen',
        en: 'Which value means which role: `admin=bosses, viewer=*`; a value with a comma goes in quotes',
        ifUnset: { de: 'niemand kommt herein', en: 'nobody gets in' },
      }),
  },
  {
    de: 'Wie das Anmelden mit dem Firmenkonto geht und was jeder Anbieter braucht, steht in der\n[Betriebsanleitung](betrieb.md#anmeldung-mit-dem-firmenkonto).',
    en: 'How single sign-on works, and what each provider needs, is in the [operating guide](operating.md#single-sign-on).',
  },
);
