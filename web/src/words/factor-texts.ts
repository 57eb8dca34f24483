import type { FactorWords } from './access-words.ts';

export const germanFactor: FactorWords = {
  title: 'Zweiter Faktor',
  text: 'Bei der Anmeldung wird dann auch ein Code verlangt, den eine Authenticator-App auf Ihrem Telefon anzeigt. Wer nur Ihr Passwort kennt, kommt damit nicht herein.',
  advice: 'Für Admins empfohlen: Ihr Zugang darf alles.',
  ofCompany:
    'Sie melden sich ohne Passwort an. Wer das mit dem Firmenkonto tut, richtet einen zweiten Faktor dort ein.',
  begin: 'Einrichten',
  scan: 'Scannen Sie das Bild mit der App, oder tippen Sie den Schlüssel darunter ein.',
  picture: 'QR-Code mit dem Schlüssel für die App',
  firstCode: 'Code, den die App nun anzeigt',
  turnOn: 'Einschalten',
  isOn: left =>
    left === 1
      ? 'Eingeschaltet. Es ist noch 1 Wiederherstellungscode übrig.'
      : `Eingeschaltet. Es sind noch ${left} Wiederherstellungscodes übrig.`,
  codes:
    'Ihre Wiederherstellungscodes. Jeder gilt einmal, wenn Sie das Telefon nicht haben. Sie werden nur dieses eine Mal angezeigt: Drucken Sie sie aus, oder legen Sie sie in einen Passwortmanager.',
  newCodes: 'Neue Wiederherstellungscodes',
  turnOff: 'Ausschalten',
  password: 'Ihr Passwort',
  code: 'Code',
  codeHint: 'Aus der App, oder ein Wiederherstellungscode.',
};

export const englishFactor: FactorWords = {
  title: 'Second factor',
  text: 'Signing in then takes a code as well, which an authenticator app on your phone shows. Whoever knows nothing but your password does not get in.',
  advice: 'Recommended for admins: you have full access.',
  ofCompany:
    'You sign in without a password. Whoever does so with a company account sets a second factor up there.',
  begin: 'Set up',
  scan: 'Scan the picture with the app, or type in the key below it.',
  picture: 'QR code with the key for the app',
  firstCode: 'Code that the app shows now',
  turnOn: 'Turn on',
  isOn: left =>
    left === 1 ? 'Turned on. 1 recovery code is left.' : `Turned on. ${left} recovery codes are left.`,
  codes:
    'Your recovery codes. Each is good once, when you do not have your phone. They are shown only once: print them, or put them into a password manager.',
  newCodes: 'New recovery codes',
  turnOff: 'Turn off',
  password: 'Your password',
  code: 'Code',
  codeHint: 'From the app, or a recovery code.',
};
