import type { AccountWords, KeyWords, UserWords, WallLinkWords } from './access-words.ts';

export const germanAccount: AccountWords = {
  title: 'Mein Zugang',
  keysText: 'Alles, was unter Ihrem Namen Zugang gibt. Beenden Sie, was Sie nicht kennen.',
  newToken: 'Neuer API-Schlüssel',
  tokenLabel: 'Wofür?',
  make: 'Anlegen',
  tokenOnce: 'Wird nur dieses eine Mal angezeigt. Kopieren Sie ihn an einen sicheren Ort:',
  api: 'Alles, was diese Seite kann, kann auch ein Programm: Beschreibung der API (OpenAPI)',
  password: {
    title: 'Passwort ändern',
    old: 'Bisheriges Passwort',
    new: 'Neues Passwort',
    hint: 'Mindestens 10 Zeichen, als Admin 12. Alle anderen Sitzungen und API-Schlüssel enden.',
    change: 'Passwort ändern',
    changed: 'Das Passwort ist geändert.',
  },
};

export const germanKeys: KeyWords = {
  title: 'Sitzungen und API-Schlüssel',
  none: 'Zurzeit nirgends angemeldet.',
  kind: { session: 'Sitzung', token: 'API-Schlüssel' },
  current: 'diese Sitzung',
  someBrowser: 'Unbekannter Browser',
  session: (since, used) => `angemeldet ${since} · zuletzt benutzt ${used}`,
  created: date => `angelegt ${date}`,
  used: date => `zuletzt benutzt ${date}`,
  neverUsed: 'noch nie benutzt',
  expires: date => `gültig bis ${date}`,
  forEver: 'gültig bis zum Widerruf',
  revoke: 'Widerrufen',
  revokeToken: label =>
    `Den API-Schlüssel „${label}“ widerrufen? Programme, die ihn benutzen, kommen dann nicht mehr herein.`,
  endSession: 'Abmelden',
  endOthers: 'Alle anderen Sitzungen abmelden',
  endAll: 'Alle Sitzungen abmelden',
  confirmEnd: what => `${what}, auch in vergessenen Browsern? API-Schlüssel gelten weiter.`,
  life: 'Gültig',
  lives: { 7: '7 Tage', 90: '90 Tage', 365: '1 Jahr', ever: 'bis zum Widerruf' },
};

export const germanUser: UserWords = {
  title: 'Zugänge',
  login: 'Benutzername',
  role: 'Rolle',
  agent: 'Gehört zu',
  noAgent: 'keiner Person im Team',
  add: 'Zugang anlegen',
  addText: 'Danach sehen Sie einen Link. Wer ihn öffnet, wählt ein Passwort und ist angemeldet.',
  edit: 'Bearbeiten',
  isYou: 'das sind Sie',
  ofCompany: 'Firmenkonto',
  loginHint: 'Zum Anmelden, ohne Leerzeichen; etwa die E-Mail-Adresse.',
  lastAdmin: 'Der letzte Admin: Die Rolle lässt sich ändern, sobald es einen zweiten gibt.',
  ownRole: 'Das ist Ihre eigene Rolle. Nach dem Speichern können Sie hier nichts mehr ändern.',
  state: {
    invited: until => `eingeladen; der Link gilt bis ${until}`,
    renewing: until => `Link für ein neues Passwort gilt bis ${until}`,
    seen: when => `zuletzt hier ${when}`,
    neverSeen: 'zurzeit nirgends angemeldet',
    shutOut: 'ohne Passwort und ohne gültigen Link',
  },
  link: {
    invite: 'Einladungslink anlegen',
    renew: 'Link für ein neues Passwort anlegen',
    label: login => `Link für ${login}`,
    text: until =>
      `Schicken Sie diesen Link nur der Person selbst: Wer ihn öffnet, wählt das Passwort. Er gilt einmal, bis ${until}, und wird nur jetzt angezeigt.`,
    onlyHere:
      'Dieser Link geht nur an diesem Computer. Öffnen Sie die Seite unter der Adresse, unter der auch andere sie erreichen, und legen Sie ihn dort an.',
    ready: login => `Der Zugang „${login}“ ist angelegt.`,
  },
  roles: { admin: 'Admin', supervisor: 'Leitung', viewer: 'Zuschauer', agent: 'Mitarbeiter' },
  roleTexts: {
    admin: 'darf alles, auch Zugänge anlegen und Anrufer löschen',
    supervisor: 'führt die Hotline im Alltag',
    viewer: 'sieht alles und ändert nichts',
    agent: 'sieht und ändert nur, was die eigene Person betrifft',
  },
  nowOther: {
    login: login => `Ihr Benutzername ist jetzt ${login}.`,
    role: role => `Ihre Rolle ist jetzt ${role}.`,
    agent: 'Ihr Zugang gehört jetzt zu einem anderen Mitarbeiter.',
    fits: 'Die Seite zeigt, was dazu passt.',
    close: 'Verstanden',
  },
  assign: 'Zuordnen',
  assigned: 'Zugeordnet; gilt ab der nächsten Anmeldung.',
  likely: name => `Dem Namen nach vielleicht ${name}. Prüfen Sie das, bevor Sie zuordnen.`,
  confirmRemove: login => `Den Zugang „${login}“ mit allen Sitzungen löschen?`,
  confirmRemoveOfCompany: login =>
    `Den Zugang „${login}“ mit allen Sitzungen löschen? Wer sich mit dem Firmenkonto anmelden darf, hat danach mit der nächsten Anmeldung wieder einen Zugang. Um „${login}“ auszuschließen, nehmen Sie dort das Konto oder dessen Gruppe heraus.`,
  hasFactor: 'zweiter Faktor',
  removeFactor: 'Zweiten Faktor entfernen',
  confirmRemoveFactor: login =>
    `Den zweiten Faktor von „${login}“ entfernen? Zur Anmeldung genügt dann das Passwort. Vergewissern Sie sich, dass die Bitte wirklich von „${login}“ kommt.`,
  adminsWithoutFactor: logins =>
    `Admins ohne zweiten Faktor: ${logins}. Empfohlen; einschalten kann ihn jeder unter „Mein Zugang“.`,
  refused: {
    title: 'Abgewiesene Anmeldungen mit dem Firmenkonto',
    hint: 'Die letzten 20 seit dem Start von Familiar.',
    none: 'Niemand.',
    details: 'Was der Anbieter geschickt hat',
    places: { idToken: 'ID-Token', userinfo: 'Userinfo', accessToken: 'Access-Token' },
    nothing: 'nichts',
  },
};

export const germanWallLinks: WallLinkWords = {
  links: 'Wandanzeigen',
  linksHint:
    'Eine Wandanzeige zeigt Zahlen, Wartezeiten und wie viele frei sind, aber weder Namen noch Nummern. Wer den Link hat, sieht das und sonst nichts.',
  label: 'Wo hängt sie?',
  make: 'Link anlegen',
  once: 'Wird nur dieses eine Mal angezeigt. Auf dem Bildschirm öffnen:',
  revoke: label => `Den Link der Wandanzeige „${label}“ widerrufen? Sie zeigt dann nichts mehr.`,
};
