import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Text } from '../../../src/http/contract/common.ts';
import type {
  AddressReport,
  ConnectState,
  ImportView,
  WebhookView,
} from '../../../src/http/contract/connect.ts';
import type { ConnectionView } from '../../../src/http/contract/connection.ts';
import type { PageCheck } from '../../../src/http/contract/reports.ts';
import type { HotlineDocument, Settings } from '../../../src/http/contract/settings.ts';
import type { Team } from '../../../src/http/contract/team.ts';
import { isPassing, send } from '../api.ts';
import { calls } from '../live/board.ts';
import { retryMs, useLoaded, useRepeated } from '../parts/use-loaded.ts';
import { useWhenChanged } from '../parts/use-when-changed.ts';
import type { StepName } from './connect-words.ts';

/** The team is found in the background, soon after the token was given. */
export const lookEveryMs = 3_000;

/** What the server says of the connection; undefined: it has not answered yet. */
export interface Facts {
  readonly connection: ConnectionView;
  readonly settings: Settings;
  /** Its first page. */
  readonly team: Team;
  /** Changes with whatever is known of the account's people and numbers. */
  readonly teamVersion: string;
  /** Why the latest look at the account showed nobody; null: it did, or is under way. */
  readonly lookProblem: Text | null;
  /** What is wrong with the token. */
  readonly tokenFindings: readonly PageCheck[];
  readonly webhook: WebhookView | undefined;
  /** Why Familiar itself did not answer. */
  readonly webhookError: unknown;
  readonly isAskingWebhook: boolean;
  readonly address: AddressReport | undefined;
  /** Why the address could not be looked at. */
  readonly addressError: unknown;
  readonly isAskingAddress: boolean;
  readonly pastCalls: ImportView | undefined;
  /** Whether a call to a hotline has ever been reported. */
  readonly hasCalled: boolean;
  /** Asks the server anew for everything but the address. */
  reload(): void;
  /** Calls the address in force again. */
  checkAddress(): void;
  /** Has the account looked at now. */
  lookAgain(): Promise<unknown>;
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
  const state = useLoaded<ConnectState>('/connect/state', lookEveryMs);
  const team = useLoaded<Team>('/connect/team');
  const webhook = useLoaded<WebhookView>('/connect/webhook');
  const address = useAddressReport(connection.value?.webhookUrl.value ?? null);
  useWhenChanged(state.value?.team.version, team.reload);
  const reloads = [connection, settings, state, team, webhook].map(one => one.reload);
  const reload = useCallback(() => {
    for (const again of reloads) again();
  }, reloads);
  const hasCalled = calls.value.some(({ kind }) => kind === 'hotline');
  if (
    connection.value === undefined ||
    settings.value === undefined ||
    team.value === undefined ||
    state.value === undefined
  )
    return { facts: null, error: connection.error ?? settings.error ?? team.error ?? state.error };
  const { lookProblem, tokenFindings, pastCalls } = state.value;
  const facts: Facts = {
    connection: connection.value,
    settings: settings.value,
    team: team.value,
    teamVersion: state.value.team.version,
    lookProblem: lookProblem?.say ?? null,
    tokenFindings,
    webhook: webhook.value,
    webhookError: webhook.error,
    isAskingWebhook: webhook.isAsking,
    ...address,
    pastCalls,
    hasCalled,
    reload,
    lookAgain: () => send('POST', '/connect/look').finally(state.reload),
  };
  return { facts, error: undefined };
}

interface AddressCheck {
  readonly address: string;
  readonly round: number;
  readonly report?: AddressReport;
  readonly error?: unknown;
}

type AddressFacts = Pick<Facts, 'address' | 'addressError' | 'isAskingAddress' | 'checkAddress'>;

/** What Familiar finds when it calls itself at the address in force: once another is, and when it is asked to. */
function useAddressReport(address: string | null): AddressFacts {
  const [state, setState] = useState<AddressCheck | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (address === null) return;
    let isLeft = false;
    send<AddressReport>('POST', '/connect/address', { address }).then(
      report => isLeft || setState({ address, round, report }),
      (error: unknown) => isLeft || setState({ address, round, error }),
    );
    return () => {
      isLeft = true;
    };
  }, [address, round]);
  const checkAddress = useCallback(() => setRound(before => before + 1), []);
  const ofThis = state?.address === address ? state : null;
  const isAskingAddress = address !== null && ofThis?.round !== round;
  useRepeated(checkAddress, isAskingAddress, isPassing(ofThis?.error) ? retryMs : undefined);
  return {
    address: ofThis?.report,
    addressError: ofThis?.error,
    isAskingAddress,
    checkAddress,
  };
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
export function changeConnection({ connection, reload }: Facts, change: object): Promise<ConnectionView> {
  const draft = { basedOn: connection.number, ...change };
  return send<ConnectionView>('PUT', '/connection', draft).finally(reload);
}

export function numbersIn(text: string): readonly string[] {
  return text
    .split(/[,;\n]/)
    .map(number => number.trim())
    .filter(number => number !== '');
}
