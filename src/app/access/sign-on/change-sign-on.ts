import { parseUrl } from '../../../domain/parse-url.ts';
import {
  asFolder,
  bestRoleFirst,
  parseIssuer,
  parseScope,
  type RoleOfValue,
  roleOfAnybody,
} from '../../../domain/sign-on-settings.ts';
import { fixedBy } from '../../connect/connection-words.ts';
import type { AppContext } from '../../context.ts';
import type { Warning } from '../../health/health-summary.ts';
import type { KeptSignOn, StoredSignOn } from '../../ports/sign-on-set-up.ts';
import type { SignOnByEnvironment, SignOnFollower } from './follow-sign-on.ts';
import { sealClientSecret } from './kept-sign-on.ts';
import { readTest } from './test-outcome.ts';

/** What it takes to show and change single sign-on. */
export interface SignOnDesk extends Pick<SignOnFollower, 'current' | 'isLocked' | 'look'> {
  readonly environment: SignOnByEnvironment;
}

/** How single sign-on is to be set up, as somebody typed it. */
export interface SignOnWanted {
  readonly issuer: string;
  readonly clientId: string;
  /** Null: the one that is kept. */
  readonly clientSecret: string | null;
  readonly pageUrl: string;
  readonly scope: string;
  readonly roleClaim: string;
  readonly roles: readonly RoleOfValue[];
}

export type SignOnChanged =
  | { readonly kind: 'changed' }
  | { readonly kind: 'outdated' }
  | { readonly kind: 'refused'; readonly why: Warning };

type App = Pick<AppContext, 'store' | 'secrets'>;

/** Saves a set-up to be tried. What is in force stays so. */
export async function saveSignOn(
  { store, secrets }: App,
  desk: SignOnDesk,
  wanted: SignOnWanted,
  basedOn: number,
): Promise<SignOnChanged> {
  if (desk.environment.singleSignOn !== null) return refuse(fixedBy('OIDC_ISSUER'));
  const stored = await store.signOnSetUp.read();
  if (stored.number !== basedOn) return { kind: 'outdated' };
  const plain = read(wanted, desk.environment);
  if ('en' in plain) return refuse(plain);
  const secret = wanted.clientSecret?.trim() ?? '';
  // A secret that is kept must not go to whom it was not given for.
  const kept = stored.draft?.issuer === plain.issuer ? stored.draft.sealedSecret : undefined;
  const sealedSecret = secret === '' ? kept : await sealClientSecret(secrets, secret);
  if (sealedSecret === undefined) return refuse(stored.draft === null ? noSecret : anotherIssuer);
  return put(store, { ...stored, draft: { ...plain, sealedSecret } });
}

/** Puts what was saved last in force, once a test has shown what came; or switches it off. */
export async function switchSignOn(
  { store, secrets }: App,
  desk: SignOnDesk,
  isOn: boolean,
  basedOn: number,
): Promise<SignOnChanged> {
  if (desk.environment.singleSignOn !== null) return refuse(fixedBy('OIDC_ISSUER'));
  const stored = await store.signOnSetUp.read();
  if (stored.number !== basedOn) return { kind: 'outdated' };
  if (!isOn) return put(store, { ...stored, inForce: null }, desk);
  const test = await readTest({ store, secrets }, stored.number);
  if (stored.draft === null || test?.kind !== 'came') return refuse(untested);
  return put(store, { ...stored, inForce: stored.draft }, desk);
}

/** Forgets all that was set up, the secret with it, which switches it off. */
export async function removeSignOn(
  { store }: Pick<App, 'store'>,
  desk: SignOnDesk,
  basedOn: number,
): Promise<SignOnChanged> {
  if (desk.environment.singleSignOn !== null) return refuse(fixedBy('OIDC_ISSUER'));
  return put(store, { number: basedOn, draft: null, inForce: null }, desk);
}

async function put(
  { signOnSetUp }: App['store'],
  { number: basedOn, ...next }: StoredSignOn,
  desk?: SignOnDesk,
): Promise<SignOnChanged> {
  if ((await signOnSetUp.replace(next, basedOn)) === null) return { kind: 'outdated' };
  // Whoever has tried it is nobody's business any more.
  await signOnSetUp.keepTest(null);
  await desk?.look();
  return { kind: 'changed' };
}

function refuse(why: Warning): SignOnChanged {
  return { kind: 'refused', why };
}

/** What was typed, read; or what is wrong with it. */
function read(
  { issuer: issuerTyped, clientId, pageUrl, scope: scopeTyped, roleClaim, roles }: SignOnWanted,
  environment: SignOnByEnvironment,
): Omit<KeptSignOn, 'sealedSecret'> | Warning {
  const issuer = parseIssuer(issuerTyped.trim());
  if (issuer === null) return noIssuer(issuerTyped);
  if (clientId.trim() === '') return noClient;
  const page = environment.pageUrl ?? pageAt(pageUrl.trim());
  if (page === null) return noPage(pageUrl);
  const scope = parseScope(scopeTyped);
  if (scope === null) return noScope(scopeTyped);
  if (roleClaim.trim() === '') return noClaim;
  const given = bestRoleFirst(roles.map(({ role, value }) => ({ role, value: value.trim() })));
  if (given.length === 0 || given.some(({ value }) => value === '')) return noRoles;
  const anybody = roleOfAnybody(issuer, given);
  if (anybody !== null) return openToAnybody(issuer.host);
  return {
    issuer: issuer.href,
    clientId: clientId.trim(),
    pageUrl: page.href,
    scope,
    roleClaim: roleClaim.trim(),
    roles: given,
  };
}

function pageAt(text: string): URL | null {
  const url = parseUrl(text);
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && `${url.username}${url.password}` === '';
  return isPlain ? asFolder(url) : null;
}

function noIssuer(text: string): Warning {
  return {
    en: `“Provider’s address” is “${text}”. Give the https address of the identity provider, as its discovery names it, such as https://login.example.com/realms/company.`,
    de: `„Adresse des Anbieters“ ist „${text}“. Geben Sie die https-Adresse des Identitätsanbieters an, wie er sie selbst nennt, etwa https://login.example.com/realms/firma.`,
  };
}

const noClient: Warning = {
  en: 'Give the “Client id” under which the provider knows Familiar.',
  de: 'Geben Sie die „Client-ID“ an, unter der der Anbieter Familiar kennt.',
};

const noSecret: Warning = {
  en: 'Give the “Client secret” that the provider has made for Familiar.',
  de: 'Geben Sie das „Client-Geheimnis“ an, das der Anbieter für Familiar erzeugt hat.',
};

const anotherIssuer: Warning = {
  en: 'With another “Provider’s address”, give the “Client secret” anew: the one that is kept goes to nobody else.',
  de: 'Geben Sie zu einer anderen „Adresse des Anbieters“ auch das „Client-Geheimnis“ neu ein: Das gespeicherte geht an niemand anderen.',
};

function noPage(text: string): Warning {
  return {
    en: `“Address of this page” is “${text}”. Give it as people’s browsers show it, such as https://hotline.example.com/.`,
    de: `„Adresse dieser Seite“ ist „${text}“. Geben Sie sie an, wie sie im Browser aller steht, etwa https://hotline.example.com/.`,
  };
}

function noScope(text: string): Warning {
  return {
    en: `“Scopes” is “${text}”. Give names separated by blanks, such as openid profile email groups.`,
    de: `„Scopes“ ist „${text}“. Geben Sie Namen mit Leerzeichen dazwischen an, etwa openid profile email groups.`,
  };
}

const noClaim: Warning = {
  en: 'Give the “Claim with the roles”, such as roles or groups.',
  de: 'Geben Sie den „Claim mit den Rollen“ an, etwa roles oder groups.',
};

const noRoles: Warning = {
  en: 'Under “Who gets which role”, give at least one value, and none that is empty; else nobody would get in.',
  de: 'Geben Sie unter „Wer bekommt welche Rolle“ mindestens einen Wert an und keinen leeren; sonst käme niemand herein.',
};

function openToAnybody(host: string): Warning {
  return {
    en: `Under “Who gets which role”, * means everybody, and anybody in the world can have an account at ${host}. Name a group, or at Google your domain, with hd as the claim.`,
    de: `Unter „Wer bekommt welche Rolle“ steht * für alle, und bei ${host} kann sich jeder auf der Welt ein Konto anlegen. Nennen Sie eine Gruppe, bei Google Ihre Domain mit hd als Claim.`,
  };
}

const untested: Warning = {
  en: 'Test the sign-in first: what is saved now has not been tried, or nobody came back from the provider.',
  de: 'Testen Sie erst die Anmeldung: Was jetzt gespeichert ist, wurde noch nicht probiert, oder es kam niemand vom Anbieter zurück.',
};
