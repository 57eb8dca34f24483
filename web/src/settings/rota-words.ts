import { inLanguage } from '../language.ts';

interface RotaWords {
  readonly title: string;
  readonly text: string;
  readonly newRota: string;
  readonly add: string;
  readonly onCall: string;
  readonly nobody: string;
  readonly insteadOf: (names: string) => string;
  readonly absent: (name: string) => string;
  readonly gone: string;
  readonly incomplete: string;
  /** Where a hotline's agents are chosen; where somebody on call is, by two headings. */
  readonly inOverflow: (overflow: string, closed: string) => string;
}

const german: RotaWords = {
  title: 'Bereitschaftspläne',
  text: 'Wer sich in der Bereitschaft wöchentlich abwechselt. Überlaufschritte können einen Plan nennen; dann klingelt es bei der Person, die gerade Bereitschaft hat. Wer abwesend ist, wird übersprungen.',
  newRota: 'Name des neuen Plans',
  add: 'Person hinzufügen',
  onCall: 'Bereitschaft diese und die nächsten drei Wochen',
  nobody: 'niemand: Alle sind abwesend oder nicht mehr da',
  insteadOf: names => `statt ${names}`,
  absent: name => `${name} (abwesend)`,
  gone: 'jemandem, den sipgate nicht mehr kennt',
  incomplete: 'Wer Bereitschaft hat, steht hier, sobald ein Tag und mindestens eine Person angegeben sind.',
  inOverflow: (overflow, closed) =>
    `Bereitschaftspläne wählt man nicht hier, sondern weiter unten bei „${overflow}“, etwa unter „${closed}“.`,
};

const english: RotaWords = {
  title: 'Rotas',
  text: 'Who takes weekly turns at being on call. Overflow steps can name a rota, and then whoever is on call is rung. Whoever is absent is skipped.',
  newRota: 'Name of the new rota',
  add: 'Add a person',
  onCall: 'On call this week and in the next three',
  nobody: 'nobody: all of them are absent or have left',
  insteadOf: names => `instead of ${names}`,
  absent: name => `${name} (absent)`,
  gone: 'somebody whom sipgate no longer knows',
  incomplete: 'Who is on call is shown here once there is a day and at least one person.',
  inOverflow: (overflow, closed) =>
    `Rotas are not chosen here but further down at “${overflow}”, such as under “${closed}”.`,
};

export const rotaWords = inLanguage<RotaWords>({ de: german, en: english });
