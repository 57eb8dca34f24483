import type { AccountWords, UserWords, WallLinkWords } from './access-words.ts';

export const englishAccount: AccountWords = {
  title: 'My account',
  keys: 'Sessions and keys',
  keysText: 'Everything with which one gets in under your name. Revoke what you do not know.',
  kind: { session: 'Browser', token: 'API token', link: 'Link', wall: 'Wall screen' },
  current: 'this session',
  revoke: 'Revoke',
  newToken: 'New API token',
  tokenLabel: 'What for?',
  make: 'Make',
  tokenOnce: 'Shown this once. Copy it to a safe place:',
  expires: 'good until',
  created: 'made',
  api: 'Whatever this page can do, a program can do too: description of the API (OpenAPI)',
};

export const englishUser: UserWords = {
  title: 'Users',
  login: 'User name',
  role: 'Role',
  agent: 'Is in the team',
  noAgent: 'nobody',
  add: 'Add user',
  password: 'Password',
  roles: { admin: 'Admin', supervisor: 'Supervisor', viewer: 'Viewer', agent: 'Agent' },
  roleTexts: {
    admin: 'may do everything, also add users and erase callers',
    supervisor: 'runs the hotline from day to day',
    viewer: 'sees everything and changes nothing',
    agent: 'sees and changes only what concerns themself',
  },
  confirmRemove: login => `Delete the user “${login}” with all their sessions?`,
  refused: {
    title: 'Refused with the company’s account',
    hint: 'The latest 20 since Familiar was started. Settings such as OIDC_ROLES are part of its environment.',
    none: 'Nobody.',
    details: 'What the provider sent',
    places: { idToken: 'ID token', userinfo: 'Userinfo', accessToken: 'Access token' },
    nothing: 'nothing',
  },
};

export const englishWallLinks: WallLinkWords = {
  links: 'Wall screens',
  linksHint:
    'A wall screen shows figures, who waits how long and how many are free: no names and no numbers. Whoever has the link sees that and nothing else.',
  label: 'Where does it hang?',
  make: 'Make link',
  once: 'Shown this once. Open it on the screen:',
};
