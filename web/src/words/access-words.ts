/** Of what one gets in with. */
export interface AccountWords {
  readonly title: string;
  readonly keys: string;
  readonly keysText: string;
  readonly kind: Readonly<Record<'session' | 'token' | 'link' | 'wall', string>>;
  readonly current: string;
  readonly revoke: string;
  readonly newToken: string;
  readonly tokenLabel: string;
  readonly make: string;
  readonly tokenOnce: string;
  readonly expires: string;
  readonly created: string;
  readonly api: string;
}

/** Of who else may use the page. */
export interface UserWords {
  readonly title: string;
  readonly login: string;
  readonly role: string;
  readonly agent: string;
  readonly noAgent: string;
  readonly add: string;
  readonly password: string;
  readonly roles: Readonly<Record<'admin' | 'supervisor' | 'viewer' | 'agent', string>>;
  readonly roleTexts: Readonly<Record<'admin' | 'supervisor' | 'viewer' | 'agent', string>>;
  readonly confirmRemove: (login: string) => string;
  /** Of whoever was not let in with the company's account. */
  readonly refused: {
    readonly title: string;
    readonly hint: string;
    readonly none: string;
    readonly details: string;
    readonly places: Readonly<Record<'idToken' | 'userinfo' | 'accessToken', string>>;
    readonly nothing: string;
  };
}

/** Of the links to wall screens. */
export interface WallLinkWords {
  readonly links: string;
  readonly linksHint: string;
  readonly label: string;
  readonly make: string;
  readonly once: string;
}
