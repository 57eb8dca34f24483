import { inLanguage } from '../language.ts';

interface ConnectionWords {
  readonly assistant: string;
  readonly fixed: string;
  readonly save: string;
  readonly saved: string;
  readonly remove: string;
  readonly address: { readonly title: string; readonly label: string; readonly hint: string };
  readonly token: {
    readonly title: string;
    readonly id: string;
    readonly token: string;
    readonly hint: string;
    readonly kept: (id: string) => string;
    readonly locked: string;
  };
  readonly numbers: { readonly title: string; readonly label: string; readonly hint: string };
  readonly hotline: { readonly title: string; readonly none: string; readonly link: string };
}

const german: ConnectionWords = {
  assistant: 'Schritt für Schritt verbinden',
  fixed: 'Steht in den Server-Einstellungen fest und ist nur dort zu ändern.',
  save: 'Speichern',
  saved: 'Gespeichert. Gilt ab sofort.',
  remove: 'Entfernen',
  address: {
    title: 'Adresse für sipgate',
    label: 'Öffentliche Adresse',
    hint: 'Unter ihr meldet sipgate die Anrufe, etwa https://hotline.example.com/push. Tragen Sie dieselbe Adresse in der sipgate-Konsole ein.',
  },
  token: {
    title: 'Zugang zu sipgate',
    id: 'Token-ID',
    token: 'Token',
    hint: 'Ein persönliches Zugriffstoken aus Ihrem sipgate-Konto. Es wird verschlüsselt gespeichert und nie wieder angezeigt.',
    kept: id => `Gespeichert ist das Token ${id}.`,
    locked: 'Es ist nicht mehr zu öffnen, weil der Schlüssel dazu fehlt. Geben Sie es neu ein.',
  },
  numbers: {
    title: 'Nummern des Teams',
    label: 'Nummern, durch Kommas getrennt',
    hint: 'Leer: Mit einem Token findet Familiar sie selbst. Sonst klingelt es nur bei diesen.',
  },
  hotline: {
    title: 'Hotline',
    none: 'Noch hat keine Hotline eine Nummer.',
    link: 'Nummern der Hotlines',
  },
};

const english: ConnectionWords = {
  assistant: 'Connect step by step',
  fixed: 'Fixed by the server settings; it can be changed only there.',
  save: 'Save',
  saved: 'Saved. Takes effect at once.',
  remove: 'Remove',
  address: {
    title: 'Address for sipgate',
    label: 'Public address',
    hint: 'Where sipgate reports calls, such as https://hotline.example.com/push. Enter the same address in sipgate’s console.',
  },
  token: {
    title: 'Access to sipgate',
    id: 'Token-ID',
    token: 'Token',
    hint: 'A personal access token of your sipgate account. It is stored encrypted and never shown again.',
    kept: id => `The token ${id} is stored.`,
    locked: 'It can’t be opened any more, because its key is gone. Enter it again.',
  },
  numbers: {
    title: 'Numbers of the team',
    label: 'Numbers, separated by commas',
    hint: 'Empty: with a token Familiar finds them itself. Otherwise only these ring.',
  },
  hotline: {
    title: 'Hotline',
    none: 'No hotline has a number yet.',
    link: 'Numbers of the hotlines',
  },
};

export const connectionWords = inLanguage({ de: german, en: english });
