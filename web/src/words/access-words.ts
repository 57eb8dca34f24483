import type { AuditEvent } from '../../../src/app/ports/audit.ts';

/** Texts about one's own sessions and keys. */
export interface AccountWords {
  readonly title: string;
  readonly keysText: string;
  readonly newToken: string;
  readonly tokenLabel: string;
  readonly make: string;
  readonly tokenOnce: string;
  readonly api: string;
  readonly password: Readonly<Record<'title' | 'old' | 'new' | 'hint' | 'change' | 'changed', string>>;
}

/** Texts about sessions, tokens and links, one's own or others'. */
export interface KeyWords {
  readonly title: string;
  readonly none: string;
  readonly kind: Readonly<Record<'session' | 'token', string>>;
  readonly current: string;
  readonly someBrowser: string;
  readonly session: (since: string, used: string) => string;
  readonly created: (date: string) => string;
  readonly used: (date: string) => string;
  readonly neverUsed: string;
  readonly expires: (date: string) => string;
  readonly forEver: string;
  readonly revoke: string;
  readonly revokeToken: (label: string) => string;
  readonly endSession: string;
  readonly endOthers: string;
  readonly endAll: string;
  /** `what` is the label of the button. */
  readonly confirmEnd: (what: string) => string;
  readonly life: string;
  readonly lives: Readonly<Record<7 | 90 | 365 | 'ever', string>>;
}

/** Texts about one's own second factor. */
export interface FactorWords
  extends Readonly<
    Record<
      | 'title'
      | 'text'
      | 'advice'
      | 'ofCompany'
      | 'begin'
      | 'scan'
      | 'picture'
      | 'firstCode'
      | 'turnOn'
      | 'codes'
      | 'newCodes'
      | 'turnOff'
      | 'password'
      | 'code'
      | 'codeHint',
      string
    >
  > {
  readonly isOn: (recoveryCodes: number) => string;
}

/** Whether somebody has been here. */
export interface UserStateWords {
  readonly invited: (until: string) => string;
  readonly renewing: (until: string) => string;
  readonly seen: (when: string) => string;
  readonly neverSeen: string;
  readonly shutOut: string;
}

/** Texts about links by which users choose a password. */
export interface PasswordLinkWords {
  readonly invite: string;
  readonly renew: string;
  readonly label: (login: string) => string;
  readonly text: (until: string) => string;
  readonly onlyHere: string;
  readonly ready: (login: string) => string;
}

/** Texts about users. */
export interface UserWords {
  readonly title: string;
  readonly login: string;
  readonly role: string;
  readonly agent: string;
  readonly noAgent: string;
  readonly add: string;
  readonly addText: string;
  readonly edit: string;
  readonly isYou: string;
  readonly ofCompany: string;
  readonly loginHint: string;
  readonly lastAdmin: string;
  readonly ownRole: string;
  readonly state: UserStateWords;
  readonly link: PasswordLinkWords;
  readonly roles: Readonly<Record<'admin' | 'supervisor' | 'viewer' | 'agent', string>>;
  readonly roleTexts: Readonly<Record<'admin' | 'supervisor' | 'viewer' | 'agent', string>>;
  /** To somebody about whom something was changed while they are here. */
  readonly nowOther: {
    readonly login: (login: string) => string;
    readonly role: (role: string) => string;
    readonly agent: string;
    readonly fits: string;
    readonly close: string;
  };
  /** Saying which agent somebody with a company account is. */
  readonly assign: string;
  readonly assigned: string;
  readonly likely: (name: string) => string;
  readonly confirmRemove: (login: string) => string;
  /** Of somebody with a company account, who comes back as long as that lets them in. */
  readonly confirmRemoveOfCompany: (login: string) => string;
  readonly hasFactor: string;
  readonly removeFactor: string;
  readonly confirmRemoveFactor: (login: string) => string;
  readonly adminsWithoutFactor: (logins: string) => string;
  /** Texts about refused sign-ins with a company account. */
  readonly refused: {
    readonly title: string;
    readonly hint: string;
    readonly none: string;
    readonly details: string;
    readonly places: Readonly<Record<'idToken' | 'userinfo' | 'accessToken', string>>;
    readonly nothing: string;
  };
}

/** Texts about the audit trail. */
export interface AuditWords {
  readonly title: string;
  readonly text: (days: number) => string;
  readonly none: string;
  readonly nobody: string;
  readonly columns: Readonly<Record<'at' | 'event' | 'about' | 'by' | 'from', string>>;
  readonly byProxy: (address: string, proxy: string) => string;
  readonly itself: string;
  readonly events: Readonly<Record<AuditEvent, string>>;
}

/** Texts about links for wall screens. */
export interface WallLinkWords {
  readonly links: string;
  readonly linksHint: string;
  readonly label: string;
  readonly make: string;
  readonly once: string;
  readonly revoke: (label: string) => string;
}
