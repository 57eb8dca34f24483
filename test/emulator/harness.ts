import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { CallOutcome } from '../../src/emulator/call.ts';
import type { Emulator } from '../../src/emulator/control.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import type { PushRecord } from '../../src/emulator/pusher.ts';

/** What a webhook got, parsed and raw. */
export interface Received {
  readonly form: URLSearchParams;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Reply {
  readonly body: string;
  readonly contentType?: string;
  readonly status?: number;
}

export interface Harness {
  readonly emulator: Emulator;
  /** All that the webhook got. */
  readonly received: readonly Received[];
  readonly webhookUrl: string;
  /** The company's hotline. */
  readonly hotline: string;
  /** The number of the agent with this index. */
  agent(index: number): string;
}

export const caller = '+493023125042';

// Small, so that tests don't wait for it; the size is tested elsewhere.
const privateKeyPem = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;

/**
 * An emulator at ten thousand times the speed with a webhook. The verbs that the webhook replies with are subscribed to
 * all follow-ups; a reply given as an object is sent as it is. Both close with the test.
 */
export async function startHarness(
  options: EmulatorOptions & {
    readonly verbs?: (form: URLSearchParams, webhookUrl: string) => string | Reply | undefined;
  } = {},
): Promise<Harness> {
  const received: Received[] = [];
  let webhookUrl = '';
  webhookUrl = await startWebhook(request => {
    received.push(request);
    const reply = options.verbs?.(request.form, webhookUrl) ?? '';
    return typeof reply === 'string' ? { body: subscribed(webhookUrl, reply) } : reply;
  });
  const emulator = await startEmulator({ speed: 10_000, privateKeyPem, ...options });
  onTestFinished(() => emulator.close());
  emulator.setPushUrls({ incoming: webhookUrl, outgoing: webhookUrl });
  return {
    emulator,
    received,
    webhookUrl,
    hotline: emulator.company.hotlines[0]?.number ?? '',
    agent: index => emulator.company.users[index]?.numbers[0]?.number ?? '',
  };
}

export function subscribed(webhookUrl: string, verbs: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response onAnswer="${webhookUrl}" onHangup="${webhookUrl}">${verbs}</Response>`;
}

export function dial(...numbers: readonly string[]): string {
  return `<Dial>${numbers.map(number => `<Number>${number.slice(1)}</Number>`).join('')}</Dial>`;
}

/** A server that answers every POST with what the function returns; closes with the test. */
export async function startWebhook(reply: (request: Received) => Reply): Promise<string> {
  return startHttpServer((body, headers) => {
    const answer = reply({ form: new URLSearchParams(body), body, headers });
    return {
      status: answer.status ?? 200,
      contentType: answer.contentType ?? 'application/xml',
      body: Buffer.from(answer.body),
    };
  });
}

/** A server for one file; closes with the test. */
export function startFileServer(bytes: Buffer): Promise<string> {
  return startHttpServer(() => ({ status: 200, contentType: 'audio/wav', body: bytes }));
}

async function startHttpServer(
  reply: (
    body: string,
    headers: IncomingHttpHeaders,
  ) => { readonly status: number; readonly contentType: string; readonly body: Buffer },
): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status, contentType, body } = reply(Buffer.concat(chunks).toString(), request.headers);
      response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': body.length }).end(body);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
}

/** A WAV file of silence as sipgate asks for it, or with another number of channels. */
export function wavOf(seconds: number, channels = 1): Buffer {
  const samples = Buffer.alloc(seconds * 16_000 * channels);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(16_000 * channels, 28);
  header.writeUInt16LE(2 * channels, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

/** The events of a call in short: `nc(A)`, `an(A)`, `hu(A,busy)`, with a letter for each leg in order of appearance. */
export function sequenceOf({ pushes }: Pick<CallOutcome, 'pushes'>): readonly string[] {
  const letters = new Map<string, string>();
  return pushes.map(push => {
    const letter = letters.get(push.callId) ?? String.fromCharCode(65 + letters.size);
    letters.set(push.callId, letter);
    return inShort(push, letter);
  });
}

function inShort(push: PushRecord, letter: string): string {
  const form = formOf(push);
  switch (push.event) {
    case 'newCall':
      return `nc(${letter})`;
    case 'answer':
      return `an(${letter})`;
    case 'hangup':
      return `hu(${letter},${form.get('cause')})`;
    case 'dtmf':
      return `dtmf(${letter},${form.get('dtmf') ?? 'none'})`;
  }
}

function formOf(push: PushRecord): URLSearchParams {
  return new URLSearchParams(push.request);
}

/** The form of the nth event of a kind. */
export function formAt(outcome: Pick<CallOutcome, 'pushes'>, event: string, index = 0): URLSearchParams {
  const push = outcome.pushes.filter(candidate => candidate.event === event)[index];
  if (push === undefined) throw new Error(`there is no ${event} number ${index}`);
  return formOf(push);
}

/** The form of the event of a kind for the leg to this number. */
export function formTo(outcome: Pick<CallOutcome, 'pushes'>, event: string, number: string): URLSearchParams {
  const forms = outcome.pushes.filter(push => push.event === event).map(formOf);
  const found = forms.find(form => form.get('to') === number.slice(1));
  if (found === undefined) throw new Error(`there is no ${event} for ${number}`);
  return found;
}
