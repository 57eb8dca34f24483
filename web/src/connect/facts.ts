import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AgentList, AgentSummary } from '../../../src/http/contract/agents.ts';
import type { AddressReport, ImportView, WebhookView } from '../../../src/http/contract/connect.ts';
import type { ConnectionView } from '../../../src/http/contract/connection.ts';
import type { PageCheck, PageHealth } from '../../../src/http/contract/reports.ts';
import type { HotlineDocument, Settings } from '../../../src/http/contract/settings.ts';
import { send } from '../api.ts';
import { calls } from '../live/board.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import type { StepName } from './connect-words.ts';

/** The team is found in the background, soon after the token was given. */
const lookEveryMs = 3_000;

/** What the server says of the connection; undefined: it has not answered yet. */
export interface Facts {
  readonly connection: ConnectionView;
  readonly settings: Settings;
  readonly agents: readonly AgentSummary[];
  /** What is wrong with the token. */
  readonly tokenFindings: readonly PageCheck[];
  readonly webhook: WebhookView | undefined;
  readonly address: AddressReport | undefined;
  /** Why the address could not be looked at. */
  readonly addressError: unknown;
  readonly pastCalls: ImportView | undefined;
  /** Whether a call to a hotline has ever been reported. */
  readonly hasCalled: boolean;
  /** Asks the server for everything again. */
  reload(): void;
}

/** What each step gets. */
export interface StepProps {
  readonly facts: Facts;
  /** Leads on to another step: by default the next that is not done. */
  readonly goOn: (next?: StepName) => void;
}

export function useFacts(): { readonly facts: Facts | null; readonly error: unknown } {
  const connection = useLoaded<ConnectionView>('/connection');
  const settings = useLoaded<Settings>('/settings');
  const agents = useLoaded<AgentList>('/agents', lookEveryMs);
  const health = useLoaded<PageHealth>('/health', lookEveryMs);
  const webhook = useLoaded<WebhookView>('/connect/webhook');
  const address = useAddressReport(connection.value?.webhookUrl.value ?? null);
  const pastCalls = useLoaded<ImportView>('/connect/import', lookEveryMs);
  const reloads = [connection, settings, agents, webhook, address, health].map(one => one.reload);
  const reload = useCallback(() => {
    for (const again of reloads) again();
  }, reloads);
  const hasCalled = calls.value.some(({ kind }) => kind === 'hotline');
  if (connection.value === undefined || settings.value === undefined || agents.value === undefined)
    return { facts: null, error: connection.error ?? settings.error ?? agents.error };
  const facts: Facts = {
    connection: connection.value,
    settings: settings.value,
    agents: agents.value.agents,
    tokenFindings: (health.value?.checks ?? []).filter(isOfToken),
    webhook: webhook.value,
    address: address.report,
    addressError: address.error,
    pastCalls: pastCalls.value,
    hasCalled,
    reload,
  };
  return { facts, error: undefined };
}

/** That there is none is seen from the connection, and sooner. */
function isOfToken({ name, howBad }: PageCheck): boolean {
  return (name === 'scopes' && howBad !== null) || (name === 'token' && howBad === 'broken');
}

/** What Familiar finds when it calls itself at the address in force. */
function useAddressReport(address: string | null): {
  readonly report: AddressReport | undefined;
  readonly error: unknown;
  reload(): void;
} {
  const [state, setState] = useState<{ address: string; report?: AddressReport; error?: unknown } | null>(
    null,
  );
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (address === null) return;
    let isLeft = false;
    send<AddressReport>('POST', '/connect/address', { address }).then(
      report => isLeft || setState({ address, report }),
      (error: unknown) => isLeft || setState({ address, error }),
    );
    return () => {
      isLeft = true;
    };
  }, [address, round]);
  const reload = useCallback(() => setRound(before => before + 1), []);
  const ofThis = state?.address === address ? state : null;
  return { report: ofThis?.report, error: ofThis?.error, reload };
}

/** The first hotline, which is the one that the assistant sets up. */
export function hotlineOf({ settings }: Facts): HotlineDocument | undefined {
  return settings.document.hotlines[0];
}

/** Saves something of the first hotline. Whether that succeeds or somebody else was faster, what is there is asked for anew. */
export function changeHotline(
  { settings, reload }: Facts,
  change: (before: HotlineDocument) => object,
): Promise<unknown> {
  const [first, ...others] = settings.document.hotlines;
  const hotlines = [change(first ?? { name: 'Hotline', numbers: [] }), ...others];
  const draft = { basedOn: settings.revision, sections: { hotlines } };
  return send('PUT', '/settings', draft).finally(reload);
}

/** The same for the connection. */
export function changeConnection({ connection, reload }: Facts, change: object): Promise<unknown> {
  return send('PUT', '/connection', { basedOn: connection.number, ...change }).finally(reload);
}

export function numbersIn(text: string): readonly string[] {
  return text
    .split(/[,;\n]/)
    .map(number => number.trim())
    .filter(number => number !== '');
}

export function hasNumber({ numbers }: AgentSummary): boolean {
  return numbers.some(({ isDialled }) => isDialled);
}
