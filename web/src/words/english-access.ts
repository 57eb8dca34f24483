import type { AccountWords, UserWords, WallLinkWords } from './access-words.ts';

export const englishAccount: AccountWords = {
  title: 'My account',
  keys: 'Sessions and keys',
  keysText: 'Everything that gives access under your name. Revoke what you do not recognise.',
  kind: {
    session: 'Browser',
    token: 'API token',
    link: 'Link',
    wall: 'Wall screen',
    browser: 'Known browser',
  },
  current: 'this session',
  revoke: 'Revoke',
  newToken: 'New API token',
  tokenLabel: 'What for?',
  make: 'Create',
  tokenOnce: 'Shown only once. Copy it to a safe place:',
  expires: 'valid until',
  created: 'created',
  api: 'Programs can do whatever this page can: description of the API (OpenAPI)',
  password: {
    title: 'Change password',
    old: 'Old password',
    new: 'New password',
    hint: 'At least 10 characters, 12 for admins. All other sessions and API tokens end.',
    change: 'Change password',
    changed: 'The password has been changed.',
  },
};

export const englishUser: UserWords = {
  title: 'Users',
  login: 'User name',
  role: 'Role',
  agent: 'Belongs to',
  noAgent: 'nobody',
  add: 'Add user',
  password: 'Password',
  roles: { admin: 'Admin', supervisor: 'Supervisor', viewer: 'Viewer', agent: 'Agent' },
  roleTexts: {
    admin: 'full access, including adding users and erasing callers',
    supervisor: 'runs the hotline from day to day',
    viewer: 'sees everything and changes nothing',
    agent: 'sees and changes only what concerns them',
  },
  assign: 'Assign',
  assigned: 'Assigned; counts from the next sign-in on.',
  likely: name => `By the name perhaps ${name}. Make sure before you assign them.`,
  confirmRemove: login => `Delete the user “${login}” with all their sessions?`,
  confirmRemoveOfCompany: login =>
    `Delete the user “${login}” with all their sessions? Whoever may sign in with a company account is a user again after the next sign-in. To keep “${login}” out, remove the account or its group there.`,
  hasFactor: 'second factor',
  removeFactor: 'Remove second factor',
  confirmRemoveFactor: login =>
    `Remove the second factor of “${login}”? The password is then enough to sign in. Make sure that it is really “${login}” who asks.`,
  adminsWithoutFactor: logins =>
    `Admins without a second factor: ${logins}. Recommended; each of them can turn it on under “My account”.`,
  refused: {
    title: 'Refused sign-ins with a company account',
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
    'A wall screen shows figures, waiting times and how many agents are free, but no names and no numbers. Whoever has the link sees that and nothing else.',
  label: 'Where does it hang?',
  make: 'Create link',
  once: 'Shown only once. Open it on the screen:',
};
