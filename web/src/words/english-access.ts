import type { AccountWords, KeyWords, UserWords, WallLinkWords } from './access-words.ts';

export const englishAccount: AccountWords = {
  title: 'My account',
  keysText: 'Everything that gives access under your name. End what you do not recognise.',
  newToken: 'New API token',
  tokenLabel: 'What for?',
  make: 'Create',
  tokenOnce: 'Shown only once. Copy it to a safe place:',
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

export const englishKeys: KeyWords = {
  title: 'Sessions and API tokens',
  none: 'Not signed in anywhere at present.',
  kind: { session: 'Session', token: 'API token' },
  current: 'this session',
  someBrowser: 'Unknown browser',
  session: (since, used) => `signed in ${since} · last used ${used}`,
  created: date => `created ${date}`,
  used: date => `last used ${date}`,
  neverUsed: 'never used yet',
  expires: date => `valid until ${date}`,
  forEver: 'valid until revoked',
  revoke: 'Revoke',
  revokeToken: label => `Revoke the API token “${label}”? Programs that use it are then locked out.`,
  endSession: 'Sign out',
  endOthers: 'Sign out all other sessions',
  endAll: 'Sign out all sessions',
  confirmEnd: what => `${what}, in forgotten browsers too? API tokens stay valid.`,
  life: 'Valid for',
  lives: { 7: '7 days', 90: '90 days', 365: '1 year', ever: 'until revoked' },
};

export const englishUser: UserWords = {
  title: 'Users',
  login: 'User name',
  role: 'Role',
  agent: 'Belongs to',
  noAgent: 'nobody',
  add: 'Add user',
  addText: 'You then see a link. Whoever opens it chooses a password and is signed in.',
  edit: 'Edit',
  isYou: 'this is you',
  ofCompany: 'company account',
  loginHint: 'For signing in, without blanks; such as the email address.',
  lastAdmin: 'The last admin: the role can be changed as soon as there is a second one.',
  ownRole: 'This is your own role. Once it is saved, you can change nothing here any more.',
  state: {
    invited: until => `invited; the link is valid until ${until}`,
    renewing: until => `link for a new password valid until ${until}`,
    seen: when => `last here ${when}`,
    neverSeen: 'not signed in anywhere at present',
    shutOut: 'no password and no valid link',
  },
  link: {
    invite: 'Create invitation link',
    renew: 'Create link for a new password',
    label: login => `Link for ${login}`,
    text: until =>
      `Send this link to nobody but the person: whoever opens it chooses the password. It is good once, until ${until}, and shown only now.`,
    onlyHere:
      'This link works on this computer only. Open the page by the address at which others reach it, and create the link there.',
    ready: login => `The user “${login}” has been added.`,
  },
  roles: { admin: 'Admin', supervisor: 'Supervisor', viewer: 'Viewer', agent: 'Agent' },
  roleTexts: {
    admin: 'full access, including adding users and erasing callers',
    supervisor: 'runs the hotline from day to day',
    viewer: 'sees everything and changes nothing',
    agent: 'sees and changes only what concerns them',
  },
  nowOther: {
    login: login => `Your user name is now ${login}.`,
    role: role => `Your role is now ${role}.`,
    agent: 'Your user now belongs to another agent.',
    fits: 'The page shows what goes with it.',
    close: 'OK',
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
    hint: 'The latest 20 since Familiar was started.',
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
  revoke: label => `Revoke the link of the wall screen “${label}”? It then shows nothing any more.`,
};
