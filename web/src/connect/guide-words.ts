import { inLanguage } from '../language.ts';
import type { Effect } from './guide.ts';

interface GuideWords {
  readonly byHand: string;
  readonly effects: Readonly<Record<Effect, string>>;
  readonly open: string;
  readonly incoming: string;
  readonly outgoing: string;
  readonly classic: string;
  readonly neo: string;
  readonly httpsOnly: string;
  readonly call: string;
  readonly address: Readonly<Record<'incoming' | 'outgoing', string>>;
}

const german: GuideWords = {
  byHand: 'Von Hand eintragen',
  effects: {
    seen: 'Erledigt',
    waiting: 'Noch nicht zu sehen',
    unseeable: 'Familiar kann das nicht sehen',
  },
  open: 'Öffnen Sie die Webhooks in der sipgate-Konsole.',
  incoming: 'Tragen Sie für eingehende Anrufe diese Adresse ein.',
  outgoing: 'Tragen Sie für ausgehende Anrufe dieselbe Adresse ein, und speichern Sie.',
  classic:
    'Klassisches Konto: Wählen Sie alle aus, die Anrufe der Hotline annehmen, und wohin die Nummer der Hotline führt.',
  neo: 'neo-Konto: Wählen Sie in der Web-App die Channels der Hotline aus.',
  httpsOnly: 'Ein neo-Konto nimmt nur Adressen mit https an; diese beginnt anders.',
  call: 'Rufen Sie die Hotline an. Hier wird es grün, sobald sipgate den Anruf gemeldet hat.',
  address: { incoming: 'Adresse für eingehende Anrufe', outgoing: 'Adresse für ausgehende Anrufe' },
};

const english: GuideWords = {
  byHand: 'Enter it by hand',
  effects: { seen: 'Done', waiting: 'Not seen yet', unseeable: 'Familiar can’t see this' },
  open: 'Open the webhooks in sipgate’s console.',
  incoming: 'Enter this address for incoming calls.',
  outgoing: 'Enter the same address for outgoing calls, and save.',
  classic:
    'Classic account: select everybody who takes the hotline’s calls, and whatever its number leads to.',
  neo: 'neo account: select the hotline’s channels in the web app.',
  httpsOnly: 'A neo account takes only addresses with https; this one begins otherwise.',
  call: 'Call the hotline. This turns green once sipgate has reported the call.',
  address: { incoming: 'Address for incoming calls', outgoing: 'Address for outgoing calls' },
};

export const guideWords = inLanguage({ de: german, en: english });
