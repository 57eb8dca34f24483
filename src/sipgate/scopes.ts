const scopes: readonly (readonly [path: RegExp, scope: string])[] = [
  [/^\/users$/, 'users:read'],
  // Any token may; where it may not, the users were refused before.
  [/^\/authorization\/userinfo$/, 'users:read'],
  [/\/devices$/, 'devices:read'],
  [/\/numbers$/, 'numbers:read'],
  [/\/phonelines$/, 'phonelines:read'],
  [/^\/channels(\/[^/]+\/events)?$/, 'channels:read'],
  [/^\/history$/, 'history:read'],
  [/^\/account$/, 'account:read'],
  [/^\/calls$/, 'rtcm:read'],
  [/^\/sessions\/calls$/, 'sessions:calls:write'],
  [/^\/settings\/sipgateio$/, 'settings:sipgateio:read'],
  [/^\/log\/webhooks$/, 'log:webhooks:read'],
];

/** The narrowest scope that allows a path; `all` would do too, but nobody should need it. */
export function scopeFor(path: string): string {
  return scopes.find(([pattern]) => pattern.test(path))?.[1] ?? 'all';
}
