import { z } from 'zod';
import type { LoggedPush, PushVerdict, ReadWebhookLog, Said } from '../app/ports/connect.ts';
import { apiProblemOf } from './api-problem.ts';
import { fetchAs } from './fetch-as.ts';
import { createRestClient, type RestClientOptions } from './rest-client.ts';

const path = '/log/webhooks';
const scope = 'log:webhooks:read';
const mostPushes = 20;

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform(value => String(value ?? ''));

/** GET /log/webhooks. Of what was sent, which names callers, only the kind of event is taken over. */
const logReply = z.object({
  items: z.array(
    z
      .object({ created: text, url: text, request: text, xmlError: text, status: text })
      .transform(({ request, ...kept }) => ({
        ...kept,
        event: /(?:^|[&?\s"])event["=:\s]+(newCall|answer|hangup|dtmf)\b/.exec(request)?.[1] ?? '',
      })),
  ),
});

/**
 * Reads the latest pushes of sipgate's own log, with what is usually wrong. Rejects with the signal's reason once that is
 * aborted, and else never.
 */
export async function readWebhookLog(
  options: RestClientOptions,
  signal: AbortSignal,
): Promise<ReadWebhookLog> {
  try {
    const { items } = await fetchAs(createRestClient(options), { path, form: logReply, signal });
    // Which end is the newer one is not documented.
    const pushes = items.map(pushOf).toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
    return { kind: 'read', pushes: pushes.slice(0, mostPushes) };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'failed', problem: apiProblemOf(error, scope) };
  }
}

type Item = z.output<typeof logReply>['items'][number];

function pushOf({ created, url, event, xmlError, status: said }: Item): LoggedPush {
  const at = Date.parse(created);
  const status = /^[1-5]\d\d$/.test(said) ? Number(said) : null;
  const verdict = verdictOf(status, xmlError);
  return { at: Number.isNaN(at) ? null : at, event, url, status, verdict, say: usually[verdict] };
}

function verdictOf(status: number | null, error: string): PushVerdict {
  if (status === null) return verdictWithoutStatus(error);
  if (status >= 500) return 'out-of-order';
  if (status === 404 || status === 410) return 'not-found';
  if (status >= 400) return 'refused';
  if (status >= 300) return 'redirect';
  // Some log a reply that came too late with its status.
  if (/time.?out|timed out|too late/i.test(error)) return 'timed-out';
  return error === '' ? 'fine' : 'not-xml';
}

/** By what the log says instead, whose words are not documented. */
function verdictWithoutStatus(error: string): PushVerdict {
  if (/certificate|\btls\b|\bssl\b|\bpkix\b|handshake/i.test(error)) return 'certificate';
  return /time.?out|timed out|too late|within|\bread\b/i.test(error) ? 'timed-out' : 'unreachable';
}

const usually: Readonly<Record<PushVerdict, Said | null>> = {
  fine: null,
  'timed-out': {
    en: 'No answer came in time. Usually a proxy or tunnel leads nowhere, or the computer was asleep or overloaded.',
    de: 'Es kam nicht rechtzeitig eine Antwort. Meist führt ein Proxy oder Tunnel ins Leere, oder der Rechner schlief oder war überlastet.',
  },
  certificate: {
    en: 'sipgate did not trust the certificate. Usually it has expired, is self-signed, or comes without its chain.',
    de: 'sipgate hat dem Zertifikat nicht vertraut. Meist ist es abgelaufen, selbst ausgestellt, oder die Kette fehlt.',
  },
  unreachable: {
    en: 'sipgate could not connect. Usually the name leads elsewhere, the router has no rule for the port, or the proxy is off.',
    de: 'sipgate konnte keine Verbindung aufbauen. Meist führt der Name woandershin, im Router fehlt die Regel für den Port, oder der Proxy läuft nicht.',
  },
  redirect: {
    en: 'sipgate was sent elsewhere and does not follow. Usually http leads to https, or a slash at the end is missing: enter the address to which it leads.',
    de: 'sipgate wurde weitergeschickt und folgt nicht. Meist führt http zu https, oder am Ende fehlt ein Schrägstrich: Tragen Sie die Adresse ein, zu der es weitergeht.',
  },
  refused: {
    en: 'The push was refused. Usually a proxy asks for a password, lets no POST through, or drops the signature.',
    de: 'Die Meldung wurde abgewiesen. Meist verlangt ein Proxy ein Passwort, lässt kein POST durch oder lässt die Unterschrift weg.',
  },
  'not-found': {
    en: 'There was nothing at this address. Usually the path at sipgate is not that of WEBHOOK_URL, or the proxy leads this path elsewhere.',
    de: 'An dieser Adresse war nichts. Meist ist der Pfad bei sipgate nicht der aus WEBHOOK_URL, oder der Proxy leitet ihn woandershin.',
  },
  'out-of-order': {
    en: 'The answer was an error. Usually the proxy runs and Familiar does not, or it leads to another port.',
    de: 'Die Antwort war ein Fehler. Meist läuft der Proxy, aber Familiar nicht, oder er führt zu einem anderen Port.',
  },
  'not-xml': {
    en: 'sipgate could not read the answer. Usually something else than Familiar has answered, such as the page of a proxy or tunnel.',
    de: 'sipgate konnte die Antwort nicht lesen. Meist hat etwas anderes als Familiar geantwortet, etwa die Seite eines Proxys oder Tunnels.',
  },
};
