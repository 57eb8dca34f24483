import type { AccountWords, UserWords, WallLinkWords } from './access-words.ts';

export const germanAccount: AccountWords = {
  title: 'Mein Zugang',
  keys: 'Sitzungen und Schlüssel',
  keysText: 'Alles, womit man unter Ihrem Namen hereinkommt. Was Sie nicht kennen, widerrufen Sie.',
  kind: { session: 'Browser', token: 'API-Schlüssel', link: 'Link', wall: 'Wandanzeige' },
  current: 'diese Sitzung',
  revoke: 'Widerrufen',
  newToken: 'Neuer API-Schlüssel',
  tokenLabel: 'Wofür?',
  make: 'Anlegen',
  tokenOnce: 'Nur jetzt zu sehen. Kopieren Sie ihn an einen sicheren Ort:',
  expires: 'gültig bis',
  created: 'angelegt',
  api: 'Alles, was diese Seite kann, kann auch ein Programm: Beschreibung der API (OpenAPI)',
};

export const germanUser: UserWords = {
  title: 'Zugänge',
  login: 'Benutzername',
  role: 'Rolle',
  agent: 'Ist im Team',
  noAgent: 'niemand',
  add: 'Zugang anlegen',
  password: 'Passwort',
  roles: { admin: 'Verwaltung', supervisor: 'Leitung', viewer: 'Zuschauer', agent: 'Agent' },
  roleTexts: {
    admin: 'darf alles, auch Zugänge anlegen und Anrufer löschen',
    supervisor: 'führt die Hotline im Alltag',
    viewer: 'sieht alles und ändert nichts',
    agent: 'sieht und ändert nur, was ihn selbst betrifft',
  },
  confirmRemove: login => `Den Zugang „${login}“ mit allen Sitzungen löschen?`,
  refused: {
    title: 'Mit dem Firmenkonto abgewiesen',
    hint: 'Die letzten 20 seit dem Start von Familiar. Einstellungen wie OIDC_ROLES gehören zu seiner Umgebung.',
    none: 'Niemand.',
    details: 'Was der Anbieter geschickt hat',
    places: { idToken: 'ID-Token', userinfo: 'Userinfo', accessToken: 'Access-Token' },
    nothing: 'nichts',
  },
};

export const germanWallLinks: WallLinkWords = {
  links: 'Wandanzeigen',
  linksHint:
    'Eine Wandanzeige zeigt Zahlen, wie viele wie lange warten und wie viele frei sind: keine Namen und keine Nummern. Wer den Link hat, sieht das und sonst nichts.',
  label: 'Wo hängt sie?',
  make: 'Link anlegen',
  once: 'Wird nur dieses eine Mal angezeigt. Auf dem Bildschirm öffnen:',
};
