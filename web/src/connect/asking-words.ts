import { inLanguage } from '../language.ts';

interface AskingWords {
  readonly sipgate: string;
  readonly team: string;
  readonly address: string;
  /** That nobody need do anything for it to be tried again. */
  readonly byItself: string;
  readonly typeIt: string;
  /** That a token works, and sipgate has not answered everything. */
  readonly unsure: string;
  readonly again: string;
  readonly ofPeople: (count: number) => string;
}

const german: AskingWords = {
  sipgate: 'sipgate wird gefragt …',
  team: 'sipgate wird nach Ihrem Team und den Nummern gefragt …',
  address: 'Familiar ruft sich unter dieser Adresse an …',
  byItself: 'Familiar versucht es auch von selbst wieder. Was gespeichert ist, bleibt.',
  typeIt: 'Sie können die Nummer auch eintippen.',
  unsure:
    'sipgate hat nicht alles beantwortet, deshalb ist nicht sicher, ob das Token reicht. Prüfen Sie es noch einmal.',
  again: 'Noch einmal prüfen',
  ofPeople: count => `Nummern einzelner Personen (${count})`,
};

const english: AskingWords = {
  sipgate: 'Asking sipgate …',
  team: 'Asking sipgate for your team and its numbers …',
  address: 'Familiar calls itself at this address …',
  byItself: 'Familiar also tries again by itself. What is stored stays.',
  typeIt: 'You can type the number as well.',
  unsure: 'sipgate has not answered everything, so it is not certain that the token will do. Check it again.',
  again: 'Check again',
  ofPeople: count => `Numbers of single people (${count})`,
};

export const askingWords = inLanguage({ de: german, en: english });
