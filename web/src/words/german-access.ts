import type { AccountWords, UserWords, WallLinkWords } from './access-words.ts';

export const germanAccount: AccountWords = {
  title: 'Mein Zugang',
  keys: 'Sitzungen und Schlüssel',
  keysText: 'Alles, was unter Ihrem Namen Zugang gibt. Widerrufen Sie, was Sie nicht kennen.',
  kind: {
    session: 'Browser',
    token: 'API-Schlüssel',
    link: 'Link',
    wall: 'Wandanzeige',
    browser: 'Bekannter Browser',
  },
  current: 'diese Sitzung',
  revoke: 'Widerrufen',
  newToken: 'Neuer API-Schlüssel',
  tokenLabel: 'Wofür?',
  make: 'Anlegen',
  tokenOnce: 'Wird nur dieses eine Mal angezeigt. Kopieren Sie ihn an einen sicheren Ort:',
  expires: 'gültig bis',
  created: 'angelegt',
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

export const germanUser: UserWords = {
  title: 'Zugänge',
  login: 'Benutzername',
  role: 'Rolle',
  agent: 'Gehört zu',
  noAgent: 'keiner Person im Team',
  add: 'Zugang anlegen',
  password: 'Passwort',
  roles: { admin: 'Admin', supervisor: 'Leitung', viewer: 'Zuschauer', agent: 'Agent' },
  roleTexts: {
    admin: 'darf alles, auch Zugänge anlegen und Anrufer löschen',
    supervisor: 'führt die Hotline im Alltag',
    viewer: 'sieht alles und ändert nichts',
    agent: 'sieht und ändert nur, was die eigene Person betrifft',
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
    hint: 'Die letzten 20 seit dem Start von Familiar. Einstellungen wie OIDC_ROLES gehören zu den Server-Einstellungen.',
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
};
