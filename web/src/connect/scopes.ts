/** Without these, it is not known who can be rung where. */
export const essentialScopes = [
  'users:read',
  'devices:read',
  'numbers:read',
  'phonelines:read',
  'channels:read',
] as const;

/** Each does something that is missed without it. */
export const usefulScopes = [
  'rtcm:read',
  'settings:sipgateio:read',
  'settings:sipgateio:write',
  'log:webhooks:read',
  'history:read',
  'account:read',
  'sessions:calls:write',
  'rtcm:write',
] as const;
