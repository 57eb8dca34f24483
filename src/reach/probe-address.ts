import type { AddressProblem, AddressReport, ReachFault } from '../app/ports/connect.ts';
import type { Clock } from '../app/ports/log.ts';
import type { Secrets } from '../app/ports/secrets.ts';
import { ask, type Foreign } from './ask.ts';
import { type Arrived, fingerprintOf, makeChallenge, openAnswer } from './challenge.ts';
import { checkAddress } from './check-address.ts';
import { type Opened, openConnection, type ReachOptions } from './open-connection.ts';
import { isDoubt, reachWords } from './reach-words.ts';

/** What a challenge is made of. The key must be that of the Familiar that is to answer. */
export interface Asker {
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/**
 * Calls ourselves at an address as sipgate would, and says what is wrong. Only the host that is named is called, and of an answer
 * that is not ours nothing is told but its status and what server it calls itself. Rejects with the signal's reason once that is
 * aborted, and else never.
 */
export async function probeAddress(
  typed: string,
  asker: Asker,
  options: ReachOptions,
  signal: AbortSignal,
): Promise<AddressReport> {
  const { url, problems } = checkAddress(typed, options.mayBePrivate);
  if (url === null) return report(problems, null);
  const opened = await openConnection(url, options, signal);
  const found = [
    ...opened.doubts.map(fault => problemOf(fault)),
    ...(await askOver(opened, url, asker, options, signal)),
  ];
  return report([...found, ...problems], opened.certificate);
}

function report(
  problems: readonly AddressProblem[],
  certificate: AddressReport['certificate'],
): AddressReport {
  return { problems: problems.toSorted((a, b) => Number(a.isDoubt) - Number(b.isDoubt)), certificate };
}

async function askOver(
  opened: Opened,
  url: URL,
  { secrets, clock }: Asker,
  options: ReachOptions,
  signal: AbortSignal,
): Promise<readonly AddressProblem[]> {
  if (opened.kind === 'failed') return [problemOf(opened.fault)];
  options.onStep?.('ask');
  const { nonce, header } = await makeChallenge(secrets, clock());
  const body = formLikeSipgates();
  const answer = await ask(opened.socket, { url, method: 'POST', body, header }, options, signal);
  if ('fault' in answer) return [problemOf(answer.fault)];
  if (answer.sealed !== null) {
    const arrived = await openAnswer(secrets, nonce, answer.sealed);
    if (arrived !== null)
      return faultsOfArrival(arrived, url, body).map(fault => problemOf(fault, { arrived }));
  }
  const fault = faultOfForeign(answer);
  const isByMethod = fault === 'forbidden' && (await letsGetThrough(url, options, signal));
  return [problemOf(isByMethod ? 'only-get' : fault, { foreign: answer })];
}

/** With everything in it that a proxy might write otherwise. */
function formLikeSipgates(): Buffer {
  return Buffer.from(
    'event=familiarCheck&direction=in&from=4915791234567&to=492114710100&user%5B%5D=M%C3%B6bel+Kr%C3%BCger&user[]=&userId%5B%5D=w0&' +
      `callId=${'0123456789ABCDEF'.repeat(5)}&empty=&diversion=`,
  );
}

function faultsOfArrival(
  { path, isAtWebhook, body }: Arrived,
  url: URL,
  sent: Buffer,
): readonly ReachFault[] {
  const isSame = path === url.pathname + url.search;
  const { bytes, sha256 } = fingerprintOf(sent);
  return [
    ...(isAtWebhook ? [] : (['path-changed'] as const)),
    ...(isAtWebhook && !isSame ? (['path-respelled'] as const) : []),
    ...(body.bytes === 0 ? (['body-dropped'] as const) : []),
    ...(body.bytes !== 0 && (body.bytes !== bytes || body.sha256 !== sha256)
      ? (['body-changed'] as const)
      : []),
  ];
}

function faultOfForeign({ status, isRedirect, said }: Foreign): ReachFault {
  if (isRedirect) return 'redirect';
  if (said !== null) return said;
  switch (status) {
    case 401:
    case 407:
      return 'password-asked';
    case 403:
    case 405:
    case 501:
      return 'forbidden';
    case 404:
    case 410:
      return 'not-found';
    case 502:
    case 503:
      return 'nobody-behind';
    case 504:
      return 'slow-behind';
    default:
      return status >= 500 ? 'out-of-order' : 'somebody-else';
  }
}

/** Whether it is the method that is refused: a Familiar says to a GET that it takes only POST. */
async function letsGetThrough(url: URL, options: ReachOptions, signal: AbortSignal): Promise<boolean> {
  const opened = await openConnection(url, options, signal);
  if (opened.kind === 'failed') return false;
  const answer = await ask(opened.socket, { url, method: 'GET', body: null, header: null }, options, signal);
  return !('fault' in answer) && answer.isOurMethodRefusal;
}

function problemOf(kind: ReachFault, known: Parameters<typeof reachWords>[1] = {}): AddressProblem {
  return { kind, say: reachWords(kind, known), isDoubt: isDoubt(kind) };
}
