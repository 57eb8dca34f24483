import { inLanguage } from '../language.ts';

/** A picture's text for those who don't see it, and what stands below it. */
interface Drawn {
  readonly alt: string;
  readonly caption: string;
}

interface DrawingWords {
  readonly note: string;
  readonly classic: Drawn;
  readonly neo: Drawn;
  readonly scopes: Drawn;
  readonly copy: Drawn;
}

const german: DrawingWords = {
  note: 'Das sind Zeichnungen, keine Bildschirmfotos: Bei sipgate kann es anders aussehen.',
  classic: {
    alt: 'Zeichnung eines Browserfensters mit der Adresse app.sipgate.com/personal-access-token und einem Schlüssel.',
    caption:
      'Klassisches Konto: Als Administrator bei sipgate anmelden und diese Seite öffnen. Der Link oben führt dorthin.',
  },
  neo: {
    alt: 'Zeichnung eines Browserfensters, in dessen Adresszeile nur app.sipgate.com und ein Fragezeichen steht.',
    caption:
      'neo-Konto: Laut der Hilfe von sipgate gibt es Token dort „in anderer Form“. Wo man sie anlegt, weiß Familiar nicht.',
  },
  scopes: {
    alt: 'Zeichnung einer Liste von Rechten mit Häkchen: users:read, devices:read, numbers:read, phonelines:read, channels:read und weitere.',
    caption: 'Die Rechte ankreuzen, die unten stehen, und sonst keine. „all“ ist nicht nötig.',
  },
  copy: {
    alt: 'Zeichnung: Die Token-ID, die mit token- beginnt, und das Token wandern in die beiden Felder hier.',
    caption: 'Beides hierher kopieren: die Token-ID und das Token selbst.',
  },
};

const english: DrawingWords = {
  note: 'These are drawings, not screenshots: at sipgate it may look different.',
  classic: {
    alt: 'Drawing of a browser window with the address app.sipgate.com/personal-access-token and a key.',
    caption:
      'Classic account: sign in to sipgate as an administrator and open this page. The link above leads there.',
  },
  neo: {
    alt: 'Drawing of a browser window whose address says only app.sipgate.com and a question mark.',
    caption:
      'neo account: by sipgate’s help, tokens come “in a different form” there. Where they are made, Familiar does not know.',
  },
  scopes: {
    alt: 'Drawing of a list of scopes with ticks: users:read, devices:read, numbers:read, phonelines:read, channels:read and more.',
    caption: 'Tick the scopes that are listed below, and no others. “all” is not needed.',
  },
  copy: {
    alt: 'Drawing: the token’s id, which begins with token-, and the token go into the two fields here.',
    caption: 'Copy both to here: the token’s id and the token itself.',
  },
};

export const drawingWords = inLanguage({ de: german, en: english });
