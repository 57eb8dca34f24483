/** A telephone of the demo. Numbers are E.164 with a plus sign. */
export interface DemoPhone {
  readonly number: string;
  readonly agentId: string;
  readonly name: string;
  readonly state: 'idle' | 'ringing' | 'talking';
  readonly isOnline: boolean;
  readonly isDnd: boolean;
  /** Whether it is picked up automatically after a few seconds. */
  readonly isAutomatic: boolean;
}

/** A caller whom a visitor may play; null as number: withheld. */
export interface DemoCaller {
  readonly number: string;
}

export interface DemoCall {
  readonly callId: string;
  readonly from: string;
  readonly state: 'ringing' | 'talking' | 'ended';
}

/**
 * The telephones of the demo, with which a visitor plays without an account. Unknown numbers and calls are
 * ignored.
 */
export interface DemoPhones {
  phones(): readonly DemoPhone[];
  callers(): readonly DemoCaller[];
  calls(): readonly DemoCall[];
  /** How fast time passes. */
  speed(): number;
  call(from: string): void;
  /** The caller hangs up. */
  hangUp(callId: string): void;
  pickUp(number: string): void;
  /** The agent hangs up, or declines. */
  putDown(number: string): void;
  change(
    number: string,
    change: { readonly isOnline?: boolean; readonly isDnd?: boolean; readonly isAutomatic?: boolean },
  ): void;
}
