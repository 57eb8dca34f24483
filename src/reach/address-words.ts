import type { AddressFault, Said } from '../app/ports/connect.ts';

/** What is said of an address before it is called. */
export const addressWords: Readonly<Record<AddressFault, Said>> = {
  empty: {
    en: 'There is no address yet.',
    de: 'Es steht noch keine Adresse da.',
  },
  blank: {
    en: 'There is a blank or a line break in the address. Take it out.',
    de: 'In der Adresse ist ein Leerzeichen oder Zeilenumbruch. Nehmen Sie es heraus.',
  },
  'no-scheme': {
    en: 'The address must begin with https://.',
    de: 'Die Adresse muss mit https:// beginnen.',
  },
  'not-http': {
    en: 'The address must begin with https://; sipgate can call no other kind.',
    de: 'Die Adresse muss mit https:// beginnen; andere kann sipgate nicht aufrufen.',
  },
  unreadable: {
    en: 'This is no address. It looks like https://familiar.example.com/a-secret-path.',
    de: 'Das ist keine Adresse. Sie sieht aus wie https://familiar.example.com/geheimer-pfad.',
  },
  password: {
    en: 'There is a user or a password in the address, which sipgate does not support. Take it out; a path that nobody can guess protects as well.',
    de: 'In der Adresse steht ein Benutzer oder Passwort; das unterstützt sipgate nicht. Nehmen Sie es heraus; ein Pfad, den niemand errät, schützt ebenso.',
  },
  'local-name': {
    en: 'This name is known only inside your own network. sipgate calls from the internet and needs a public one.',
    de: 'Diesen Namen kennt nur Ihr eigenes Netz. sipgate ruft aus dem Internet an und braucht einen öffentlichen.',
  },
  'private-number': {
    en: 'This number is an address inside your own network or of this computer. sipgate calls from the internet and needs a public one.',
    de: 'Diese Zahl ist eine Adresse im eigenen Netz oder dieses Rechners. sipgate ruft aus dem Internet an und braucht eine öffentliche.',
  },
  'not-encrypted': {
    en: 'With http:// anybody on the way can read who calls you, and neo accounts take https:// only.',
    de: 'Bei http:// kann unterwegs jeder mitlesen, wer bei Ihnen anruft; neo-Konten nehmen nur https:// an.',
  },
  number: {
    en: 'The address is a number. Hardly any certificate is valid for that; take a name.',
    de: 'Die Adresse ist eine Zahl. Dafür gilt kaum ein Zertifikat; nehmen Sie einen Namen.',
  },
  ipv6: {
    en: 'The address is a number of IPv6. Whether sipgate calls that is not known; take a name.',
    de: 'Die Adresse ist eine Zahl nach IPv6. Ob sipgate sie aufruft, ist nicht bekannt; nehmen Sie einen Namen.',
  },
  port: {
    en: 'The address has a port of its own. Whether sipgate calls every port is not known; without one, 443 is meant.',
    de: 'Die Adresse hat einen eigenen Port. Ob sipgate jeden aufruft, ist nicht bekannt; ohne Angabe gilt 443.',
  },
  query: {
    en: 'There is a question mark in the address. What follows it is in the logs of servers on the way; a secret is better placed in the path.',
    de: 'In der Adresse steht ein Fragezeichen. Was darauf folgt, steht unterwegs in Logs; ein Geheimnis gehört besser in den Pfad.',
  },
  fragment: {
    en: 'What stands after # in the address is never sent. Take it out.',
    de: 'Was in der Adresse nach # steht, wird nie gesendet. Nehmen Sie es heraus.',
  },
  'no-path': {
    en: 'The address has no path. One that nobody can guess keeps strangers from sending recorded calls again.',
    de: 'Die Adresse hat keinen Pfad. Einer, den niemand errät, hält Fremde davon ab, mitgeschnittene Anrufe noch einmal zu schicken.',
  },
  umlaut: {
    en: 'There are letters in the name that not every program knows. At sipgate enter it in the form that begins with xn--.',
    de: 'Im Namen stehen Zeichen, die nicht jedes Programm kennt. Tragen Sie ihn bei sipgate in der Schreibweise mit xn-- ein.',
  },
};
