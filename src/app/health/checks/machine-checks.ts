import type { StandingWarning } from '../health-warnings.ts';
import { type CheckRule, notAskedYet, ok, unknown } from './check.ts';
import type { Disk } from './facts.ts';

const secondMs = 1000;
const dayMs = 24 * 3_600_000;
/** In milliseconds. Hours and pauses begin to be wrong by a minute; what is off by more confuses people. */
const clockOff = { soon: 30 * secondMs, broken: 5 * 60 * secondMs };
/** In milliseconds. Of several instances one asks sipgate, and the others don't see its time. */
const comparedWithinMs = 3_600_000;
/** In days before it expires: certificates that renew themselves do so a month before. */
const certificateDays = 14;
/** In bytes. The service goes on below, but an event that finds no room is lost. */
const diskFree = { soon: 500_000_000, broken: 50_000_000 };
/** Share of the disk. */
const diskShare = 0.05;
/** In milliseconds. A caller’s acquaintances have to be looked up within a third of the time for an answer. */
const slowDatabaseMs = 100;

/** The machine, and what stands before it. */
export const machineChecks = {
  clock: {
    about: {
      en: 'Whether the clock is right, by sipgate’s',
      de: 'Ob die Uhr stimmt, verglichen mit sipgate',
    },
    judge({ clock, now }) {
      if (clock === null) return unknown(notAskedYet);
      if ('why' in clock) return unknown(clock.why);
      const { aheadMs, at } = clock.value;
      if (Math.abs(now - at) > comparedWithinMs) return unknown(notCompared);
      const offMs = Math.abs(aheadMs);
      if (!(offMs > clockOff.soon)) return ok('The clock is right.', 'Die Uhr stimmt.');
      const isAhead = aheadMs > 0;
      const seconds = Math.round(offMs / secondMs);
      return {
        state: 'problem',
        howBad: offMs > clockOff.broken ? 'broken' : 'soon',
        sentence: {
          en: `The clock of this machine is ${seconds} s ${isAhead ? 'ahead' : 'behind'}, by that of sipgate.`,
          de: `Die Uhr dieses Rechners geht ${seconds} s ${isAhead ? 'vor' : 'nach'}, verglichen mit der von sipgate.`,
        },
        remedy: setClock,
      };
    },
  },
  certificate: {
    about: { en: 'Whether the certificate is about to expire', de: 'Ob das Zertifikat bald abläuft' },
    judge({ certificate, webhookUrl, now }) {
      if (webhookUrl !== null && /^http:/i.test(webhookUrl)) return null;
      if (certificate === null) return unknown(notAskedYet);
      const leftMs = certificate.validTo - now;
      if (leftMs > certificateDays * dayMs)
        return ok('The certificate is valid for weeks.', 'Das Zertifikat gilt noch wochenlang.');
      const days = Math.max(0, Math.floor(leftMs / dayMs));
      return leftMs > 0
        ? { state: 'problem', howBad: 'soon', sentence: expires(days), remedy: renew }
        : {
            state: 'problem',
            howBad: 'broken',
            since: certificate.validTo,
            sentence: expired,
            remedy: renew,
          };
    },
  },
  disk: {
    about: { en: 'Room on the disk', de: 'Platz auf der Platte' },
    judge({ disks }) {
      if (disks === null) return unknown(notAskedYet);
      if ('why' in disks) return unknown(disks.why);
      const [fullest] = disks.value.toSorted((a, b) => a.freeBytes - b.freeBytes);
      if (fullest === undefined) return unknown(notAskedYet);
      if (!isNearlyFull(fullest)) return ok('There is room on the disk.', 'Auf der Platte ist Platz.');
      return {
        state: 'problem',
        howBad: fullest.freeBytes < diskFree.broken ? 'broken' : 'soon',
        sentence: nearlyFull(fullest),
        remedy: makeRoom,
      };
    },
  },
} as const satisfies Record<string, CheckRule>;

/** How fast the database is, which only this process can tell. */
export const databaseSpeedCheck: CheckRule = {
  about: { en: 'Whether the database is fast enough', de: 'Ob die Datenbank schnell genug ist' },
  judge({ databaseMs }) {
    if (databaseMs === null) return unknown(notAskedYet);
    if ('why' in databaseMs) return unknown(databaseMs.why);
    if (!(databaseMs.value > slowDatabaseMs))
      return ok('The database answers quickly.', 'Die Datenbank antwortet schnell.');
    const ms = Math.round(databaseMs.value);
    return {
      state: 'problem',
      howBad: 'soon',
      sentence: {
        en: `The database takes ${ms} ms for the least of questions, so callers may get somebody they do not know.`,
        de: `Die Datenbank braucht ${ms} ms für die einfachste Frage; Anrufer bekommen womöglich jemanden, den sie nicht kennen.`,
      },
      remedy: speedUp,
    };
  },
};

function isNearlyFull({ freeBytes, totalBytes }: Disk): boolean {
  const isLow = freeBytes < diskFree.soon && freeBytes < diskShare * totalBytes;
  return isLow || freeBytes < diskFree.broken;
}

function nearlyFull({ holds, freeBytes }: Disk): StandingWarning {
  const megabytes = Math.floor(freeBytes / 1_000_000);
  const what = { spool: { en: 'spool', de: 'Puffer' }, database: { en: 'database', de: 'Datenbank' } }[holds];
  return {
    en: `The disk that holds the ${what.en} is nearly full: ${megabytes} MB are left.`,
    de: `Die Platte, auf der ${holds === 'spool' ? 'der' : 'die'} ${what.de} liegt, ist fast voll: ${megabytes} MB sind frei.`,
  };
}

function expires(days: number): StandingWarning {
  const [en, de] = days === 1 ? ['1 day', '1 Tag'] : [`${days} days`, `${days} Tagen`];
  return {
    en: `The certificate of the public address expires in ${en}.`,
    de: `Das Zertifikat der öffentlichen Adresse läuft in ${de} ab.`,
  };
}

const expired = {
  en: 'The certificate of the public address has expired, so sipgate’s pushes do not come through.',
  de: 'Das Zertifikat der öffentlichen Adresse ist abgelaufen, darum kommen die Meldungen von sipgate nicht an.',
};
const renew = {
  en: 'Renew it at the proxy in front of Familiar.',
  de: 'Erneuern Sie es am Proxy vor Familiar.',
};
const notCompared = {
  en: 'This instance has not asked sipgate for an hour, and so does not know its time.',
  de: 'Diese Instanz hat sipgate seit einer Stunde nicht gefragt und kennt dessen Uhrzeit nicht.',
};
const setClock = {
  en: 'Let the machine set its clock by the network (NTP).',
  de: 'Lassen Sie den Rechner seine Uhr über das Netz stellen (NTP).',
};
const makeRoom = {
  en: 'Make room on it before events are lost.',
  de: 'Schaffen Sie Platz, bevor Ereignisse verloren gehen.',
};
const speedUp = {
  en: 'Put it closer to Familiar, or on a faster disk, and look for what else burdens it.',
  de: 'Stellen Sie sie näher an Familiar oder auf eine schnellere Platte, und sehen Sie nach, was sie sonst belastet.',
};
