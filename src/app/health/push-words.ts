import type { Language } from '../../domain/language.ts';
import type { RefusalKind, Relation, Spelling } from './push-problem.ts';

/** The address to which pushes came, and the right one; null for readers who must not know them. */
export type Addresses = { readonly path: string; readonly right: string } | null;

interface Counted {
  readonly count: number;
  readonly addresses: Addresses;
}

interface Refused {
  readonly count: number;
  readonly detail: string | null;
  /** Whether something besides the address suggests that they are sipgate's. */
  readonly claimsSipgate: boolean;
}

/** The sentences about how pushes arrive, in one language. */
export interface PushWords {
  readonly relation: Readonly<Record<Relation, string>>;
  astray(what: Counted & { readonly agoMs: number; readonly relation: Relation }): string;
  respelled(what: Counted & { readonly spelling: Spelling }): string;
  readonly refused: Readonly<Record<RefusalKind, (refused: Refused) => string>>;
  /** @param areAll whether no other call has come since the start */
  foreign(count: number, areAll: boolean): string;
}

const english: PushWords = {
  relation: {
    'cut-off': 'It is as if a proxy had cut off the beginning of the path; let it pass the path unchanged.',
    'put-before': 'It is as if a proxy had put something before the path; let it pass the path unchanged.',
    'no-path': 'Either the address in sipgate’s console has no path, or a proxy cuts it off.',
    elsewhere: 'Perhaps it is an address of earlier.',
  },
  astray: ({ count, agoMs, relation, addresses }) =>
    `Pushes with sipgate’s signature came to another address than that of WEBHOOK_URL${
      addresses === null ? '' : `: to ${addresses.path} instead of ${addresses.right}`
    } (${count}, the last ${ago(agoMs)}). They were refused, and those calls rang as configured in sipgate. ${english.relation[relation]} Set the address of WEBHOOK_URL${
      addresses === null ? ', which the server log tells in full, and the page tells admins,' : ''
    } in sipgate’s console, for incoming and outgoing calls.`,
  respelled: ({ count, spelling, addresses }) =>
    `Pushes come to the address of WEBHOOK_URL in another spelling (${count}): ${
      { slashes: 'with other slashes', case: 'in other case', encoding: 'encoded otherwise' }[spelling]
    }${addresses === null ? '' : `, to ${addresses.path}`}. They are answered. Set ${
      addresses === null ? 'the address exactly as in WEBHOOK_URL' : addresses.right
    } in sipgate’s console all the same.`,
  refused: {
    unsigned: ({ count }) =>
      `Requests to WEBHOOK_URL without sipgate’s signature were refused (${count}). Either a proxy drops the header X-Sipgate-Signature, or they do not come from sipgate.`,
    'wrong-signature': ({ count, detail, claimsSipgate }) =>
      `Pushes with a wrong signature were refused (${count}). ${wrongSignature(detail, claimsSipgate)}`,
    method: ({ count, detail }) =>
      `Requests came to WEBHOOK_URL by ${detail}, and sipgate pushes by POST (${count}). Where a redirect makes a GET of a POST, such as one from http to https, set the address to which it leads in sipgate’s console.`,
    'media-type': ({ count, detail }) =>
      `Requests came to WEBHOOK_URL ${detail === null ? 'without a content type' : `as ${detail}`} and were refused (${count}). sipgate sends application/x-www-form-urlencoded: something on the way changes them, or they do not come from sipgate.`,
    compressed: ({ count, detail }) =>
      `Pushes came compressed (Content-Encoding: ${detail}) and were refused (${count}). sipgate does not compress: a proxy must pass their bodies on byte for byte.`,
    'not-understood': ({ count, detail }) =>
      `Pushes with sipgate’s signature could not be understood (${count}): ${detail} Look for a newer version of Familiar, or report this.`,
  },
  foreign: (count, areAll) =>
    `Pushes were passed over because they name no number that is known as one of the account (${count}). They are of another account, or of numbers that Familiar does not know; a token with numbers:read shows it all of them.${
      areAll ? ' No other call has come since the start: check the number in CENTRAL_SERVICE_PHONE.' : ''
    }`,
};

function wrongSignature(detail: string | null, claimsSipgate: boolean): string {
  switch (detail) {
    case 'rewritten':
      return 'A proxy encodes their bodies anew; it must pass them on byte for byte.';
    case 'empty':
      return 'Their bodies were empty: something on the way drops them.';
    case 'other-key':
      return 'Another key has made them: check SIPGATE_PUBLIC_KEY_FILE.';
    default:
      return claimsSipgate
        ? 'They come from sipgate’s addresses, so either a proxy changes their bodies, or SIPGATE_PUBLIC_KEY_FILE names another key than sipgate’s, or sipgate has a new one.'
        : 'Either a proxy changes their bodies, or SIPGATE_PUBLIC_KEY_FILE names another key than sipgate’s, or they do not come from sipgate.';
  }
}

function ago(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'just now';
  return minutes < 120 ? `${minutes} min ago` : `${Math.round(minutes / 60)} h ago`;
}

const german: PushWords = {
  relation: {
    'cut-off':
      'Es sieht aus, als schnitte ein Proxy den Anfang des Pfads ab; er muss den Pfad unverändert durchlassen.',
    'put-before':
      'Es sieht aus, als setzte ein Proxy etwas vor den Pfad; er muss den Pfad unverändert durchlassen.',
    'no-path':
      'Entweder hat die Adresse in der Konsole von sipgate keinen Pfad, oder ein Proxy schneidet ihn ab.',
    elsewhere: 'Vielleicht ist es eine frühere Adresse.',
  },
  astray: ({ count, agoMs, relation, addresses }) =>
    `Meldungen mit der Unterschrift von sipgate kamen an einer anderen Adresse an als der von WEBHOOK_URL${
      addresses === null ? '' : `: bei ${addresses.path} statt bei ${addresses.right}`
    } (${count}, zuletzt ${vor(agoMs)}). Sie wurden abgewiesen, und bei diesen Anrufen klingelte es wie in sipgate eingestellt. ${german.relation[relation]} Tragen Sie die Adresse aus WEBHOOK_URL${
      addresses === null ? ', die das Server-Log vollständig nennt und die Seite den Admins,' : ''
    } in der Konsole von sipgate ein, für eingehende und ausgehende Anrufe.`,
  respelled: ({ count, spelling, addresses }) =>
    `Meldungen kommen an der Adresse aus WEBHOOK_URL in anderer Schreibweise an (${count}): ${
      {
        slashes: 'mit anderen Schrägstrichen',
        case: 'mit anderer Groß- und Kleinschreibung',
        encoding: 'anders kodiert',
      }[spelling]
    }${addresses === null ? '' : `, bei ${addresses.path}`}. Sie werden beantwortet. Tragen Sie in der Konsole von sipgate trotzdem ${
      addresses === null ? 'die Adresse genau wie in WEBHOOK_URL' : addresses.right
    } ein.`,
  refused: {
    unsigned: ({ count }) =>
      `Anfragen an WEBHOOK_URL ohne die Unterschrift von sipgate wurden abgewiesen (${count}). Entweder lässt ein Proxy die Kopfzeile X-Sipgate-Signature weg, oder sie kommen nicht von sipgate.`,
    'wrong-signature': ({ count, detail, claimsSipgate }) =>
      `Meldungen mit falscher Unterschrift wurden abgewiesen (${count}). ${falscheUnterschrift(detail, claimsSipgate)}`,
    method: ({ count, detail }) =>
      `An WEBHOOK_URL kamen Anfragen mit ${detail} an, sipgate meldet aber mit POST (${count}). Macht eine Umleitung aus POST ein GET, etwa die von http auf https, dann tragen Sie in der Konsole von sipgate die Adresse ein, zu der sie führt.`,
    'media-type': ({ count, detail }) =>
      `An WEBHOOK_URL kamen Anfragen ${detail === null ? 'ohne Angabe ihrer Art' : `als ${detail}`} an und wurden abgewiesen (${count}). sipgate schickt application/x-www-form-urlencoded: Etwas auf dem Weg verändert sie, oder sie kommen nicht von sipgate.`,
    compressed: ({ count, detail }) =>
      `Meldungen kamen gepackt an (Content-Encoding: ${detail}) und wurden abgewiesen (${count}). sipgate packt sie nicht: Ein Proxy muss ihren Inhalt Byte für Byte durchlassen.`,
    'not-understood': ({ count, detail }) =>
      `Meldungen mit der Unterschrift von sipgate waren nicht zu verstehen (${count}): ${detail} Suchen Sie nach einer neueren Version von Familiar, oder melden Sie es uns.`,
  },
  foreign: (count, areAll) =>
    `Meldungen blieben unbeachtet, weil sie keine Nummer nennen, die als eine des Kontos bekannt ist (${count}). Sie gehören zu einem anderen Konto oder zu Nummern, die Familiar nicht kennt; mit einem Token für numbers:read sieht es alle.${
      areAll
        ? ' Andere Anrufe kamen seit dem Start nicht: Prüfen Sie die Nummer in CENTRAL_SERVICE_PHONE.'
        : ''
    }`,
};

function falscheUnterschrift(detail: string | null, claimsSipgate: boolean): string {
  switch (detail) {
    case 'rewritten':
      return 'Ein Proxy kodiert ihren Inhalt neu; er muss ihn Byte für Byte durchlassen.';
    case 'empty':
      return 'Ihr Inhalt war leer: Etwas auf dem Weg lässt ihn weg.';
    case 'other-key':
      return 'Ein anderer Schlüssel hat unterschrieben: Prüfen Sie SIPGATE_PUBLIC_KEY_FILE.';
    default:
      return claimsSipgate
        ? 'Sie kommen von den Adressen von sipgate. Also verändert ein Proxy ihren Inhalt, oder SIPGATE_PUBLIC_KEY_FILE nennt einen anderen Schlüssel als den von sipgate, oder sipgate hat einen neuen.'
        : 'Entweder verändert ein Proxy ihren Inhalt, oder SIPGATE_PUBLIC_KEY_FILE nennt einen anderen Schlüssel als den von sipgate, oder sie kommen nicht von sipgate.';
  }
}

function vor(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'gerade eben';
  return minutes < 120 ? `vor ${minutes} Min.` : `vor ${Math.round(minutes / 60)} Std.`;
}

export const pushWords: Readonly<Record<Language, PushWords>> = { en: english, de: german };

/** What the log says when it happens. */
export const logWords = {
  foreign:
    'A push was passed over: it names no number that is known as one of the account, or follows up a call that was passed over.',
  refused: (kind: RefusalKind, said: string, { detail, claimsSipgate }: Refused): string =>
    `A push was refused: ${said}${kind === 'wrong-signature' ? ` ${wrongSignature(detail, claimsSipgate)}` : ''}`,
  respelled: (path: string, right: string): string =>
    `Pushes come to ${path}, another spelling of the path in WEBHOOK_URL. They are answered; set ${right} in sipgate's console all the same.`,
  astray: (path: string, relation: Relation, right: string): string =>
    `A push with sipgate's signature came to ${path}, where nothing is, and was refused. ${english.relation[relation]} Set ${right} in sipgate's console, for incoming and outgoing calls.`,
};
