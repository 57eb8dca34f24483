import type { ReachFault, Said } from '../app/ports/connect.ts';
import type { Foreign } from './ask.ts';
import type { Arrived } from './challenge.ts';

/** What a sentence may tell of an answer. */
interface Known {
  readonly foreign?: Foreign;
  readonly arrived?: Arrived;
}

/** Calls may arrive all the same. */
export function isDoubt(fault: ReachFault): boolean {
  return fault === 'ipv6-only' || fault === 'path-respelled';
}

/** What was found by calling ourselves, and what to do. */
export function reachWords(fault: ReachFault, known: Known): Said {
  if (fault in plain) return plain[fault as keyof typeof plain];
  return withDetails(fault as Exclude<ReachFault, keyof typeof plain>, known);
}

const plain = {
  'no-such-name': {
    en: 'There is no such name in the DNS. Is it spelt right, and has it been set up at your provider?',
    de: 'Diesen Namen gibt es im DNS nicht. Ist er richtig geschrieben und bei Ihrem Anbieter eingerichtet?',
  },
  'dns-silent': {
    en: 'The DNS does not answer. Look at this computer’s connection to the internet.',
    de: 'Das DNS antwortet nicht. Prüfen Sie die Internetverbindung dieses Rechners.',
  },
  'leads-inside': {
    en: 'Seen from here, the name leads into a private network, where sipgate can’t follow. If that is so only from here, since your router answers for the name itself, the check has to be made from outside.',
    de: 'Von hier aus führt der Name in ein privates Netz, wohin sipgate nicht folgen kann. Falls das nur von hier aus so ist, weil Ihr Router selbst für den Namen antwortet, muss von außen geprüft werden.',
  },
  'ipv6-only': {
    en: 'The name leads to IPv6 alone. Whether sipgate calls over IPv6 is not known; add an A record for IPv4.',
    de: 'Der Name führt nur zu IPv6. Ob sipgate über IPv6 aufruft, ist nicht bekannt; ergänzen Sie einen A-Eintrag für IPv4.',
  },
  refused: {
    en: 'The computer at this address refuses the connection: nothing listens at this port. Start the reverse proxy or tunnel, or have the router lead the port to it.',
    de: 'Der Rechner an dieser Adresse lehnt die Verbindung ab: An diesem Port lauscht nichts. Starten Sie den Proxy oder Tunnel, oder lassen Sie den Router den Port dorthin leiten.',
  },
  'no-connection': {
    en: 'Nobody answers at this address. Usually a firewall or a router without a rule for this port is before it; some routers only keep you from calling your own address from inside.',
    de: 'An dieser Adresse meldet sich niemand. Meist steht eine Firewall davor oder ein Router ohne Regel für diesen Port; manche Router lassen nur die eigene Adresse nicht von innen aufrufen.',
  },
  unreachable: {
    en: 'There is no way to this address from here. Look at the connection to the internet, and at the address in the DNS.',
    de: 'Von hier führt kein Weg zu dieser Adresse. Prüfen Sie die Internetverbindung und die Adresse im DNS.',
  },
  'not-tls': {
    en: 'There is no encryption at this port: what answers does not speak https. Set up a certificate at the reverse proxy, or lead the port to it.',
    de: 'An diesem Port wird nicht verschlüsselt: Was dort antwortet, spricht kein https. Richten Sie am Proxy ein Zertifikat ein, oder leiten Sie den Port dorthin.',
  },
  'self-signed': {
    en: 'The certificate is self-signed, which sipgate does not accept. Take one of a public authority; Caddy and Traefik fetch one by themselves, for nginx certbot does.',
    de: 'Das Zertifikat ist selbst ausgestellt; das nimmt sipgate nicht an. Nehmen Sie eines einer öffentlichen Zertifizierungsstelle; Caddy und Traefik holen es von selbst, für nginx tut das certbot.',
  },
  'unknown-authority': {
    en: 'The certificate is of an authority that is not publicly known, which sipgate does not accept. Take one of a public authority.',
    de: 'Das Zertifikat stammt von keiner öffentlich bekannten Zertifizierungsstelle; das nimmt sipgate nicht an. Nehmen Sie eines einer öffentlichen.',
  },
  'chain-incomplete': {
    en: 'The certificate comes without the one between it and its authority. Browsers help themselves, sipgate may not. Name the file with the whole chain (fullchain.pem).',
    de: 'Dem Zertifikat fehlt das Zwischenzertifikat. Browser helfen sich selbst, sipgate womöglich nicht. Geben Sie die Datei mit der ganzen Kette an (fullchain.pem).',
  },
  expired: {
    en: 'The certificate has expired. Renew it, and see to it that this happens by itself.',
    de: 'Das Zertifikat ist abgelaufen. Erneuern Sie es, und sorgen Sie dafür, dass das von selbst geschieht.',
  },
  'not-yet-valid': {
    en: 'The certificate is not valid yet. Is the clock of this computer right?',
    de: 'Das Zertifikat gilt noch nicht. Geht die Uhr dieses Rechners richtig?',
  },
  'wrong-name': {
    en: 'The certificate is for another name. Have one made for this name, or take the name that it is for.',
    de: 'Das Zertifikat gilt für einen anderen Namen. Lassen Sie eines für diesen ausstellen, oder nehmen Sie den Namen, für den es gilt.',
  },
  untrusted: {
    en: 'The certificate is not trusted. Take one of a public authority.',
    de: 'Dem Zertifikat wird nicht vertraut. Nehmen Sie eines einer öffentlichen Zertifizierungsstelle.',
  },
  'broken-off': {
    en: 'The connection is broken off before there is an answer. Look into the log of the reverse proxy or tunnel.',
    de: 'Die Verbindung bricht ab, bevor eine Antwort kommt. Sehen Sie im Log des Proxys oder Tunnels nach.',
  },
  'no-answer': {
    en: 'Somebody takes the connection and gives no answer in time. Does the reverse proxy lead to Familiar’s port, and does Familiar run?',
    de: 'Jemand nimmt die Verbindung an und antwortet nicht rechtzeitig. Führt der Proxy zum Port von Familiar, und läuft Familiar?',
  },
  'header-dropped': {
    en: 'A Familiar answers, but the header X-Sipgate-Signature does not arrive. Have the proxy pass on all headers.',
    de: 'Ein Familiar antwortet, aber die Kopfzeile X-Sipgate-Signature kommt nicht an. Der Proxy muss alle Kopfzeilen weiterreichen.',
  },
  'other-familiar': {
    en: 'Another Familiar answers, or another port of this one: it does not know the question. It may be a second installation, an earlier version, one with another SECRET_KEY, or the port of the page.',
    de: 'Ein anderes Familiar antwortet, oder ein anderer Port von diesem: Es kennt die Frage nicht. Das kann eine zweite Installation sein, eine frühere Version, eine mit anderem SECRET_KEY oder der Port der Seite.',
  },
  'body-dropped': {
    en: 'Requests arrive without their content. Have the proxy pass it on.',
    de: 'Anfragen kommen ohne ihren Inhalt an. Der Proxy muss ihn weiterreichen.',
  },
  'body-changed': {
    en: 'Requests arrive with another content than was sent, and sipgate’s signature covers every byte. Have the proxy pass it on unchanged.',
    de: 'Anfragen kommen mit anderem Inhalt an, als gesendet wurde, und die Unterschrift von sipgate gilt für jedes Byte. Der Proxy muss ihn unverändert weiterreichen.',
  },
} as const satisfies Partial<Record<ReachFault, Said>>;

function withDetails(fault: Exclude<ReachFault, keyof typeof plain>, { foreign, arrived }: Known): Said {
  const who =
    foreign === undefined ? '' : ` (${[foreign.status, foreign.server].filter(Boolean).join(', ')})`;
  const path = arrived?.path.slice(0, 200).replaceAll(/[^\x21-\x7e]/g, '?') ?? '';
  switch (fault) {
    case 'redirect':
      return {
        en: `The address sends us elsewhere${who}: ${foreign?.location}. sipgate does not follow. Give the address at which the answer is, or take the redirect out.`,
        de: `Die Adresse schickt uns weiter${who}: ${foreign?.location}. sipgate folgt nicht. Geben Sie die Adresse an, an der geantwortet wird, oder nehmen Sie die Weiterleitung heraus.`,
      };
    case 'only-get':
      return {
        en: `The proxy lets GET through and refuses POST${who}, by which sipgate sends calls. Allow it for this path.`,
        de: `Der Proxy lässt GET durch und verweigert POST${who}; so aber meldet sipgate Anrufe. Erlauben Sie es für diesen Pfad.`,
      };
    case 'forbidden':
      return {
        en: `The proxy refuses the request${who}. If it lets only sipgate’s addresses through, that is right, and only a call can show more.`,
        de: `Der Proxy verweigert die Anfrage${who}. Lässt er nur die Adressen von sipgate durch, ist das richtig, und erst ein Anruf zeigt mehr.`,
      };
    case 'password-asked':
      return {
        en: `The proxy asks for a password${who}, which sipgate does not have. Take this path out of it.`,
        de: `Der Proxy verlangt ein Passwort${who}, das sipgate nicht hat. Nehmen Sie diesen Pfad davon aus.`,
      };
    case 'not-found':
      return {
        en: `Somebody answers that there is nothing at this address${who}. Have the proxy lead this path to Familiar.`,
        de: `Jemand antwortet, an dieser Adresse sei nichts${who}. Der Proxy muss diesen Pfad zu Familiar leiten.`,
      };
    case 'nobody-behind':
      return {
        en: `The proxy finds nobody behind it${who}. Does Familiar run, and is the port right to which the proxy leads?`,
        de: `Der Proxy findet niemanden hinter sich${who}. Läuft Familiar, und stimmt der Port, zu dem der Proxy führt?`,
      };
    case 'slow-behind':
      return {
        en: `The proxy gets no answer from behind it in time${who}. Is the address right to which it leads, and does Familiar answer there?`,
        de: `Der Proxy bekommt von hinten nicht rechtzeitig Antwort${who}. Stimmt die Adresse, zu der er führt, und antwortet Familiar dort?`,
      };
    case 'out-of-order':
      return {
        en: `What answers is out of order${who}. Look into the log of the proxy.`,
        de: `Was antwortet, ist gestört${who}. Sehen Sie im Log des Proxys nach.`,
      };
    case 'somebody-else':
      return {
        en: `Somebody else answers here, and not Familiar${who}. Have the proxy lead this path to Familiar’s port.`,
        de: `Hier antwortet jemand anders, und nicht Familiar${who}. Der Proxy muss diesen Pfad zum Port von Familiar leiten.`,
      };
    case 'path-changed':
      return {
        en: `Familiar is reached, but the proxy changes the path: ${path} arrives, which is not that of WEBHOOK_URL. Have it pass the path on unchanged.`,
        de: `Familiar wird erreicht, aber der Proxy ändert den Pfad: Es kommt ${path} an, und das ist nicht der aus WEBHOOK_URL. Er muss ihn unverändert weiterreichen.`,
      };
    case 'path-respelled':
      return {
        en: `The proxy writes the path otherwise: ${path} arrives. Calls are taken all the same.`,
        de: `Der Proxy schreibt den Pfad anders: Es kommt ${path} an. Anrufe werden trotzdem angenommen.`,
      };
  }
}
