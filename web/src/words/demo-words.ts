/** Texts about the demo's phones. */
export interface DemoWords {
  readonly title: string;
  readonly intro: string;
  readonly callAs: string;
  readonly callAsText: string;
  readonly newCaller: string;
  readonly withheld: string;
  readonly phones: string;
  readonly callers: string;
  readonly pickUp: string;
  readonly decline: string;
  readonly hangUp: string;
  readonly dnd: string;
  readonly offline: string;
  readonly automatic: string;
  readonly fast: string;
  readonly state: Readonly<Record<'idle' | 'ringing' | 'talking' | 'ended', string>>;
  readonly noCalls: string;
}
