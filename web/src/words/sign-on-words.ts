import { inLanguage } from '../language.ts';

/** Texts about setting up single sign-on. */
interface SignOnWords
  extends Readonly<
    Record<
      | 'title'
      | 'off'
      | 'fixed'
      | 'locked'
      | 'begin'
      | 'change'
      | 'close'
      | 'redirect'
      | 'redirectHint'
      | 'issuer'
      | 'issuerHint'
      | 'clientId'
      | 'clientSecret'
      | 'secretHint'
      | 'secretKept'
      | 'pageUrl'
      | 'pageUrlHint'
      | 'pageUrlFixed'
      | 'scope'
      | 'scopeHint'
      | 'roleClaim'
      | 'roleClaimHint'
      | 'roles'
      | 'rolesHint'
      | 'value'
      | 'role'
      | 'addRole'
      | 'removeRole'
      | 'save'
      | 'again'
      | 'turnOn'
      | 'useIt'
      | 'turnOff'
      | 'confirmOff'
      | 'remove'
      | 'confirmRemove'
      | 'notInForce'
      | 'testHint'
      | 'failed'
      | 'renews'
      | 'endsSoon'
      | 'noPerson',
      string
    >
  > {
  readonly on: (issuer: string) => string;
  readonly begun: (when: string, redirect: string) => string;
  readonly came: (name: string, role: string) => string;
  readonly refused: (name: string) => string;
  readonly isAgent: (name: string) => string;
  readonly tested: (when: string, by: string) => string;
}

const german: SignOnWords = {
  title: 'Anmeldung mit dem Firmenkonto',
  off: 'Ausgeschaltet. Alle melden sich mit Benutzername und Passwort an.',
  on: issuer => `Eingeschaltet, über ${issuer}.`,
  fixed: 'Steht in den Server-Einstellungen fest (OIDC_…) und ist nur dort zu ändern.',
  locked:
    'Das Client-Geheimnis ist nicht mehr zu öffnen, weil der Schlüssel dazu fehlt. Geben Sie es neu ein.',
  begin: 'Anmeldung einrichten',
  change: 'Ändern',
  close: 'Schließen',
  redirect: 'Rücksprungadresse (Redirect-URI)',
  redirectHint:
    'Legen Sie beim Anbieter (Entra ID, Google, Keycloak …) eine vertrauliche Web-Anwendung an und tragen Sie dort genau diese Adresse ein:',
  issuer: 'Adresse des Anbieters',
  issuerHint: 'Der „Issuer“, etwa https://login.example.com/realms/firma.',
  clientId: 'Client-ID',
  clientSecret: 'Client-Geheimnis',
  secretHint: 'Wird verschlüsselt gespeichert und nie wieder angezeigt.',
  secretKept: 'Leer: Das gespeicherte bleibt. Es wird nie wieder angezeigt.',
  pageUrl: 'Adresse dieser Seite',
  pageUrlHint: 'Wie sie im Browser aller steht.',
  pageUrlFixed: 'Steht in den Server-Einstellungen fest (PAGE_URL).',
  scope: 'Scopes',
  scopeHint:
    'Viele Anbieter nennen Gruppen nur mit „groups“ und lassen nur mit „offline_access“ länger als zehn Minuten herein.',
  roleClaim: 'Claim mit den Rollen',
  roleClaimHint: 'Die Angabe mit Rollen oder Gruppen, etwa roles, groups oder realm_access.roles.',
  roles: 'Wer bekommt welche Rolle',
  rolesHint:
    'Der Wert ist eine Gruppe oder Rolle beim Anbieter; * sind alle, die er kennt. Die beste Rolle zählt.',
  value: 'Wert',
  role: 'Rolle',
  addRole: 'Weiterer Wert',
  removeRole: 'Wert entfernen',
  save: 'Speichern und Anmeldung testen',
  again: 'Noch einmal testen',
  turnOn: 'Einschalten',
  useIt: 'Änderung übernehmen',
  turnOff: 'Ausschalten',
  confirmOff: 'Die Anmeldung mit dem Firmenkonto ausschalten? Wer damit angemeldet ist, ist sofort draußen.',
  remove: 'Einrichtung entfernen',
  confirmRemove:
    'Alle Angaben zur Anmeldung mit dem Firmenkonto entfernen, auch das Client-Geheimnis? Wer damit angemeldet ist, ist sofort draußen. Um sie wieder einzurichten, brauchen Sie das Geheimnis vom Anbieter.',
  notInForce: 'Das Gespeicherte gilt noch nicht. Es gilt, sobald Sie es nach einem Test einschalten.',
  testHint:
    'Der Test führt zum Anbieter und wieder hierher. Er meldet niemanden an und ändert keinen Zugang.',
  begun: (when, redirect) =>
    `Der Test von ${when} ist nicht zurückgekommen. Zeigt der Anbieter einen Fehler zur Rücksprungadresse (redirect_uri), tragen Sie dort genau ${redirect} ein; bei „unknown client“ stimmt die Client-ID nicht.`,
  failed: 'Der Test ist gescheitert.',
  came: (name, role) => `${name} käme herein, in der Rolle ${role}.`,
  refused: name => `${name} käme nicht herein.`,
  isAgent: name => `Gehört zu: ${name}.`,
  noPerson: 'Gehört zu: niemandem im Team.',
  renews: 'Wer angemeldet ist, bleibt es, solange der Anbieter für die Person bürgt.',
  endsSoon:
    'Der Anbieter gibt kein Refresh-Token: Alle müssten sich nach zehn Minuten neu anmelden. Meist hilft „offline_access“ in den Scopes.',
  tested: (when, by) => `Getestet ${when} von ${by}.`,
};

const english: SignOnWords = {
  title: 'Single sign-on',
  off: 'Switched off. Everybody signs in with a user name and password.',
  on: issuer => `Switched on, by way of ${issuer}.`,
  fixed: 'Fixed by the server settings (OIDC_…); it can be changed only there.',
  locked: 'The client secret can’t be opened any more, because its key is gone. Enter it again.',
  begin: 'Set up sign-on',
  change: 'Change',
  close: 'Close',
  redirect: 'Redirect URI',
  redirectHint:
    'At the provider (Entra ID, Google, Keycloak …), create a confidential web application, and enter exactly this address there:',
  issuer: 'Provider’s address',
  issuerHint: 'The “issuer”, such as https://login.example.com/realms/company.',
  clientId: 'Client id',
  clientSecret: 'Client secret',
  secretHint: 'It is stored encrypted and never shown again.',
  secretKept: 'Empty: the stored one stays. It is never shown again.',
  pageUrl: 'Address of this page',
  pageUrlHint: 'As everybody’s browser shows it.',
  pageUrlFixed: 'Fixed by the server settings (PAGE_URL).',
  scope: 'Scopes',
  scopeHint:
    'Many providers name groups only with “groups”, and let people in for longer than ten minutes only with “offline_access”.',
  roleClaim: 'Claim with the roles',
  roleClaimHint: 'Where roles or groups stand, such as roles, groups or realm_access.roles.',
  roles: 'Who gets which role',
  rolesHint: 'The value is a group or role at the provider; * is everybody it knows. The best role counts.',
  value: 'Value',
  role: 'Role',
  addRole: 'Another value',
  removeRole: 'Remove value',
  save: 'Save and test the sign-in',
  again: 'Test again',
  turnOn: 'Switch on',
  useIt: 'Apply the change',
  turnOff: 'Switch off',
  confirmOff: 'Switch single sign-on off? Whoever is signed in by it is out at once.',
  remove: 'Remove set-up',
  confirmRemove:
    'Remove everything about single sign-on, the client secret too? Whoever is signed in by it is out at once. To set it up again, you need the secret from the provider.',
  notInForce: 'What is saved does not apply yet. It applies once you switch it on after a test.',
  testHint: 'The test leads to the provider and back. It signs nobody in and changes no user.',
  begun: (when, redirect) =>
    `The test of ${when} has not come back. If the provider shows an error about the redirect URI, enter exactly ${redirect} there; at “unknown client”, the client id is wrong.`,
  failed: 'The test has failed.',
  came: (name, role) => `${name} would get in, with the role ${role}.`,
  refused: name => `${name} would not get in.`,
  isAgent: name => `Belongs to ${name}.`,
  noPerson: 'Belongs to nobody on the team.',
  renews: 'Whoever is signed in stays so as long as the provider vouches for them.',
  endsSoon:
    'The provider gives no refresh token: everybody would have to sign in again after ten minutes. Mostly “offline_access” among the scopes helps.',
  tested: (when, by) => `Tested ${when} by ${by}.`,
};

export const signOnWords = inLanguage({ de: german, en: english });
