import type { ApiProblem, ApiProblemKind, Said } from '../app/ports/connect.ts';
import { SipgateApiError } from './sipgate-api-error.ts';

/**
 * What a request that has failed means to somebody who connects Familiar. What is not an error of the API is thrown again.
 *
 * @param scope what the request needs
 */
export function apiProblemOf(error: unknown, scope: string): ApiProblem {
  if (!(error instanceof SipgateApiError)) throw error;
  const kind = kindOf(error);
  return { kind, say: words(kind, scope, error) };
}

export function apiProblem(kind: ApiProblemKind, scope: string): ApiProblem {
  return { kind, say: words(kind, scope, { status: null, retryAfterMs: null }) };
}

function kindOf({ problem, reason, status }: SipgateApiError): ApiProblemKind {
  switch (problem) {
    case 'forbidden':
      if (reason === 'scope') return 'no-scope';
      if (reason === 'role') return 'no-role';
      return reason === 'booking' ? 'not-booked' : 'refused';
    case 'wrong-platform':
    case 'not-found':
      return 'not-there';
    case 'unexpected':
      return status === 400 ? 'url-refused' : 'unexpected';
    default:
      return problem;
  }
}

const tokens = 'https://app.sipgate.com/personal-access-token';

function words(
  kind: ApiProblemKind,
  scope: string,
  { status, retryAfterMs }: Pick<SipgateApiError, 'status' | 'retryAfterMs'>,
): Said {
  switch (kind) {
    case 'unauthorized':
      return {
        en: `sipgate does not accept the token. It is mistyped, has expired or was deleted; sipgate does not say which. Make a new one at ${tokens}.`,
        de: `sipgate nimmt das Token nicht an. Es ist falsch abgeschrieben, abgelaufen oder gelöscht; sipgate sagt nicht, was davon. Erstellen Sie ein neues: ${tokens}.`,
      };
    case 'no-scope':
      return {
        en: `The token lacks the scope ${scope}. Make one that has it at ${tokens}.`,
        de: `Dem Token fehlt die Berechtigung ${scope}. Erstellen Sie eines, das sie hat: ${tokens}.`,
      };
    case 'no-role':
      return {
        en: 'Only an administrator of the sipgate account may do this. Use a token of an administrator.',
        de: 'Das darf nur ein Administrator des sipgate-Kontos. Nehmen Sie ein Token eines Administrators.',
      };
    case 'not-booked':
      return {
        en: `sipgate.io is not booked for this account. Book it in sipgate’s console.`,
        de: `sipgate.io ist für dieses Konto nicht gebucht. Buchen Sie es in der Konsole von sipgate.`,
      };
    case 'refused':
      return {
        en: `sipgate refuses this and does not say why. Either the token lacks the scope ${scope}, or its owner is no administrator, or sipgate.io is not booked.`,
        de: `sipgate verweigert das und sagt nicht, warum. Entweder fehlt dem Token die Berechtigung ${scope}, oder es gehört keinem Administrator, oder sipgate.io ist nicht gebucht.`,
      };
    case 'not-there':
      return {
        en: `sipgate has no such thing for this account. On a neo account set it in sipgate's web app by hand.`,
        de: 'Das gibt es bei sipgate für dieses Konto nicht. Stellen Sie es bei einem neo-Konto von Hand in der Web-App von sipgate ein.',
      };
    case 'url-refused':
      return {
        en: 'sipgate does not take this address. It must be public, and on a neo account begin with https://.',
        de: 'sipgate nimmt diese Adresse nicht an. Sie muss öffentlich sein und bei einem neo-Konto mit https:// beginnen.',
      };
    default:
      return passing(kind, { status, retryAfterMs });
  }
}

/** What has nothing to do with the account, and may be over in a while. */
function passing(
  kind: 'rate-limited' | 'unavailable' | 'unreachable' | 'timed-out' | 'unreadable' | 'unexpected',
  { status, retryAfterMs }: Pick<SipgateApiError, 'status' | 'retryAfterMs'>,
): Said {
  const seconds = retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000);
  switch (kind) {
    case 'rate-limited':
      return {
        en: `sipgate asks for fewer requests. Try again ${seconds === null ? 'in a minute' : `in ${seconds} s`}.`,
        de: `sipgate bittet um weniger Anfragen. Versuchen Sie es ${seconds === null ? 'in einer Minute' : `in ${seconds} s`} wieder.`,
      };
    case 'unavailable':
      return {
        en: `sipgate is out of order at the moment (${status}). Try again later.`,
        de: `sipgate ist zurzeit gestört (${status}). Versuchen Sie es später wieder.`,
      };
    case 'unreachable':
      return {
        en: 'sipgate can’t be reached from this computer. Look at its connection to the internet, and at SIPGATE_API_URL if that is set.',
        de: 'sipgate ist von diesem Rechner aus nicht erreichbar. Prüfen Sie die Internetverbindung und, falls gesetzt, SIPGATE_API_URL.',
      };
    case 'timed-out':
      return {
        en: 'sipgate did not answer in time. Try again later.',
        de: 'sipgate hat nicht rechtzeitig geantwortet. Versuchen Sie es später wieder.',
      };
    case 'unreadable':
      return {
        en: 'What came back is no answer of sipgate’s API. Is there a proxy between, or is SIPGATE_API_URL wrong?',
        de: 'Was zurückkam, ist keine Antwort der Schnittstelle von sipgate. Steht ein Proxy dazwischen, oder ist SIPGATE_API_URL falsch?',
      };
    case 'unexpected':
      return {
        en: `sipgate answers in a way that Familiar does not know (${status}). Is SIPGATE_API_URL right?`,
        de: `sipgate antwortet auf eine Weise, die Familiar nicht kennt (${status}). Stimmt SIPGATE_API_URL?`,
      };
  }
}
