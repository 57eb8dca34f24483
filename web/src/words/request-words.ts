/** Texts about callers who have asked to be called back. `who` is a caller, `name` an agent. */
export interface RequestWords {
  readonly title: (count: number) => string;
  /** The same, of those whom one agent is to call. */
  readonly own: string;
  readonly intro: string;
  readonly byHand: string;
  readonly more: (count: number) => string;
  readonly until: (time: string) => string;
  readonly who: (names: string, isForAnybody: boolean) => string;
  readonly anybody: string;
  readonly anybodyFrom: (time: string) => string;
  readonly putOffBy: (name: string, time: string) => string;
  readonly nextAt: (time: string, attempt: number) => string;
  readonly tried: (count: number) => string;
  readonly somebody: string;
  readonly states: Readonly<Record<'due' | 'ringing' | 'calling' | 'talking', (name: string) => string>>;
  readonly agent: string;
  readonly call: string;
  readonly callBy: (name: string) => string;
  readonly ringing: string;
  readonly putOff: string;
  readonly putOffFor: (minutes: number, until: string) => string;
  readonly forHowLong: string;
  readonly others: string;
  readonly giveAway: string;
  readonly askGiveAway: (who: string, name: string) => string;
  readonly withdraw: string;
  readonly askWithdraw: (who: string) => string;
  readonly due: (who: string) => string;
  readonly dueTitle: string;
  readonly tenMinutes: string;
}
