import { inLanguage } from '../language.ts';

interface GlanceWords {
  /** The link to health, where so many other warnings stand. */
  readonly others: (count: number) => string;
  readonly address: string;
  readonly noAddress: string;
  readonly connect: string;
  readonly test: string;
  readonly testing: string;
  readonly reached: string;
  readonly unreached: string;
}

const german: GlanceWords = {
  others: count =>
    count <= 0
      ? 'Alle Prüfungen ansehen'
      : count === 1
        ? 'Und 1 weiteres Problem'
        : `Und ${count} weitere Probleme`,
  address: 'Diese Adresse gehört zu sipgate, für eingehende und ausgehende Anrufe:',
  noAddress: 'Es ist noch keine öffentliche Adresse eingetragen.',
  connect: 'Schritt für Schritt verbinden',
  test: 'Adresse testen',
  testing: 'Die Adresse wird von außen aufgerufen …',
  reached: 'Familiar ist unter dieser Adresse erreichbar. Rufen Sie jetzt die Hotline an.',
  unreached: 'Unter dieser Adresse ist Familiar nicht erreichbar:',
};

const english: GlanceWords = {
  others: count =>
    count <= 0 ? 'See all checks' : count === 1 ? 'And 1 other problem' : `And ${count} other problems`,
  address: 'This address belongs at sipgate, for incoming and outgoing calls:',
  noAddress: 'No public address has been entered yet.',
  connect: 'Connect step by step',
  test: 'Test the address',
  testing: 'Calling the address from outside …',
  reached: 'Familiar can be reached at this address. Now call the hotline.',
  unreached: 'Familiar can’t be reached at this address:',
};

export const glanceWords = inLanguage({ de: german, en: english });
