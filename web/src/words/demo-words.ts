import type { DemoFaultName } from '../../../src/app/page/demo.ts';

/** Texts about the demo: its phones, and the empty Familiar beside it. */
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
  readonly empty: Readonly<Record<'title' | 'text' | 'start' | 'starting' | 'open', string>>;
  readonly account: {
    readonly title: string;
    readonly text: string;
    readonly toType: string;
    readonly values: Readonly<Record<'tokenId' | 'token' | 'hotline' | 'address', string>>;
    readonly addressHint: string;
    readonly call: string;
    readonly toSteps: string;
    readonly faultsTitle: string;
    readonly faultsHint: string;
    readonly faults: Readonly<Record<DemoFaultName, string>>;
  };
}
