import { arrivesAt } from '../../../domain/webhook-address.ts';
import type { StandingWarning } from '../health-warnings.ts';
import { type CheckRule, notAskedYet, notRunning, ok, unknown } from './check.ts';
import type { Facts } from './facts.ts';
import { withNames } from './with-names.ts';

const dayMs = 24 * 3_600_000;
/** Longer than a weekend without calls. */
const longMs = 3 * dayMs;

/** Whether sipgate's pushes come, all of them, and to the right place. */
export const pushChecks = {
  pushes: {
    about: { en: 'Whether sipgate reports calls at all', de: 'Ob sipgate überhaupt Anrufe meldet' },
    judge({ counts, isPastKnown, now }) {
      if (counts === null) return unknown(notRunning);
      const at = counts.lastPushAt;
      if (at === null) return isPastKnown ? { state: 'problem', howBad: 'broken', ...never } : unknown(past);
      const silentMs = now - at;
      if (silentMs <= longMs) return ok('sipgate reports calls.', 'sipgate meldet Anrufe.');
      return { state: 'doubtful', howBad: 'broken', since: at, ...forDays(Math.floor(silentMs / dayMs)) };
    },
  },
  'follow-ups': {
    about: {
      en: 'Whether sipgate reports who picks up and when calls end',
      de: 'Ob sipgate meldet, wer abnimmt und wann ein Gespräch endet',
    },
    judge({ counts }) {
      if (counts === null) return unknown(notRunning);
      switch (counts.followUps) {
        case 'arrive':
          return ok('sipgate reports answers and hangups.', 'sipgate meldet Annahmen und Gesprächsenden.');
        case 'too-early':
          return unknown(tooEarly);
        case 'never-arrived':
          return { state: 'problem', howBad: 'broken', ...followUpsMissing };
      }
    },
  },
  'closed-calls': {
    about: { en: 'Calls whose end was never reported', de: 'Anrufe, deren Ende nie gemeldet wurde' },
    judge({ counts }) {
      if (counts === null) return unknown(notRunning);
      const { expired, notInProgress, nextCalls } = counts.corrections;
      const closed = expired + notInProgress + nextCalls;
      return closed === 0
        ? ok(
            'No call had to be closed since the start.',
            'Seit dem Start musste kein Anruf geschlossen werden.',
          )
        : { state: 'problem', howBad: 'soon', sentence: closedCalls(closed) };
    },
  },
  'webhook-address': {
    about: {
      en: 'Whether sipgate pushes to our address',
      de: 'Ob sipgate an unsere Adresse meldet',
    },
    judge: judgeAddress,
  },
  'http-on-neo': {
    about: {
      en: 'Whether the address is https, which neo accounts demand',
      de: 'Ob die Adresse mit https beginnt, wie neo-Konten es verlangen',
    },
    judge({ webhookUrl, accountKind }) {
      if (webhookUrl === null) return unknown(notAskedYet);
      if (!/^http:/i.test(webhookUrl))
        return ok('Our address is https.', 'Unsere Adresse beginnt mit https.');
      if (accountKind === 'neo')
        return { state: 'problem', howBad: 'broken', sentence: httpOnNeo, remedy: useHttps };
      return {
        state: accountKind === null ? 'doubtful' : 'problem',
        howBad: 'hint',
        sentence: httpAtAll,
        remedy: useHttps,
      };
    },
  },
  'unheard-agents': {
    about: {
      en: 'Agents of whom no push ever came',
      de: 'Personen, von denen nie eine Meldung kam',
    },
    judge({ unheardAgents }) {
      if (unheardAgents === null) return unknown(notAskedYet);
      if ('why' in unheardAgents) return unknown(unheardAgents.why);
      if (unheardAgents.value.length === 0)
        return ok('Of every agent calls are known.', 'Von allen sind Gespräche bekannt.');
      return { state: 'doubtful', howBad: 'hint', sentence: unheard(unheardAgents.value), remedy: select };
    },
  },
} as const satisfies Record<string, CheckRule>;

function judgeAddress({ webhookSettings, webhookUrl }: Facts): ReturnType<CheckRule['judge']> {
  if (webhookSettings === null || webhookUrl === null) return unknown(notAskedYet);
  if (webhookSettings === 'no-scope') return unknown(noScope);
  if (webhookSettings === 'not-booked')
    return { state: 'problem', howBad: 'broken', sentence: notBooked, remedy: book };
  const { incomingUrl, outgoingUrl } = webhookSettings;
  const wrong = [
    ...(arrivesAt(incomingUrl, webhookUrl) ? [] : [{ en: 'incoming', de: 'eingehende' }]),
    ...(arrivesAt(outgoingUrl, webhookUrl) ? [] : [{ en: 'outgoing', de: 'ausgehende' }]),
  ];
  if (wrong.length === 0) return ok('sipgate has our address.', 'Bei sipgate steht unsere Adresse.');
  return {
    state: 'problem',
    howBad: arrivesAt(incomingUrl, webhookUrl) ? 'soon' : 'broken',
    sentence: {
      en: `For ${wrong.map(({ en }) => en).join(' and ')} calls, sipgate has another address than ours.`,
      de: `Für ${wrong.map(({ de }) => de).join(' und ')} Anrufe steht bei sipgate eine andere Adresse als unsere.`,
    },
    remedy: {
      en: 'Set our address at sipgate: on the page under Connect, or in sipgate’s console.',
      de: 'Setzen Sie unsere Adresse bei sipgate: auf der Seite unter Verbinden, oder in der Konsole von sipgate.',
      forAdmins: {
        en: `Set ${webhookUrl} at sipgate: on the page under Connect, or in sipgate’s console.`,
        de: `Setzen Sie ${webhookUrl} bei sipgate: auf der Seite unter Verbinden, oder in der Konsole von sipgate.`,
      },
    },
  };
}

const never = {
  sentence: { en: 'sipgate has never called here.', de: 'sipgate hat hier noch nie angerufen.' },
  remedy: {
    en: 'Set our address at sipgate, for incoming and outgoing calls, and call the hotline.',
    de: 'Tragen Sie unsere Adresse bei sipgate ein, für eingehende und ausgehende Anrufe, und rufen Sie die Hotline an.',
  },
};

function forDays(days: number): { readonly sentence: StandingWarning; readonly remedy: StandingWarning } {
  return {
    sentence: {
      en: `No push of sipgate has come for ${days} days.`,
      de: `Seit ${days} Tagen kam keine Meldung von sipgate.`,
    },
    remedy: {
      en: 'If somebody has called since, sipgate does not reach this server by our address.',
      de: 'Hat seitdem jemand angerufen, erreicht sipgate diesen Server nicht unter unserer Adresse.',
    },
  };
}

const past = {
  en: 'Whether sipgate has reported calls before could not be read from the database, and none came since the start.',
  de: 'Ob sipgate früher Anrufe gemeldet hat, ließ sich nicht aus der Datenbank lesen, und seit dem Start kam keiner.',
};
const tooEarly = {
  en: 'Too few calls have come since the start to tell whether their answers and hangups are reported.',
  de: 'Seit dem Start kamen zu wenige Anrufe, um zu sagen, ob ihre Annahme und ihr Ende gemeldet werden.',
};
const followUpsMissing = {
  sentence: {
    en: 'sipgate reports new calls but never their answer or hangup.',
    de: 'sipgate meldet neue Anrufe, aber nie ihre Annahme oder ihr Ende.',
  },
  remedy: {
    en: 'Check that sipgate reaches this server by our address (Settings, Connection, or WEBHOOK_URL).',
    de: 'Prüfen Sie, ob sipgate diesen Server unter unserer Adresse erreicht (Einstellungen, Verbindung, oder WEBHOOK_URL).',
  },
};

function closedCalls(count: number): StandingWarning {
  return count === 1
    ? {
        en: '1 call closed because its hangup never came.',
        de: '1 Anruf geschlossen, weil sein Ende nie gemeldet wurde.',
      }
    : {
        en: `${count} calls closed because their hangup never came.`,
        de: `${count} Anrufe geschlossen, weil ihr Ende nie gemeldet wurde.`,
      };
}

const noScope = {
  en: 'Which address sipgate has can’t be seen: the token lacks settings:sipgateio:read.',
  de: 'Welche Adresse bei sipgate steht, ist nicht zu sehen: Dem Token fehlt settings:sipgateio:read.',
};
const notBooked = {
  en: 'sipgate.io is not booked for this account, so no push comes.',
  de: 'sipgate.io ist für dieses Konto nicht gebucht, darum kommt keine Meldung.',
};
const book = {
  en: 'Book sipgate.io in sipgate’s shop.',
  de: 'Buchen Sie sipgate.io im Shop von sipgate.',
};
const httpOnNeo = {
  en: 'Our address begins with http, and this is a neo account: sipgate pushes to https only.',
  de: 'Unsere Adresse beginnt mit http, und dies ist ein neo-Konto: sipgate meldet nur an https.',
};
const httpAtAll = {
  en: 'Our address begins with http, so callers’ numbers travel in the clear. Neo accounts push to https only.',
  de: 'Unsere Adresse beginnt mit http, die Nummern der Anrufer sind also unterwegs lesbar. Neo-Konten melden nur an https.',
};
const useHttps = {
  en: 'Put a proxy with a certificate in front, and set its https address here and in sipgate’s console.',
  de: 'Stellen Sie einen Proxy mit Zertifikat davor, und tragen Sie dessen https-Adresse hier und in der Konsole von sipgate ein.',
};

function unheard(names: readonly string[]): StandingWarning {
  return withNames(names, {
    en: who => `No push has ever come of ${who}.`,
    de: who => `Noch nie kam eine Meldung von ${who}.`,
  });
}

const select = {
  en: 'If they do telephone, select them in sipgate’s console among those whose calls are reported.',
  de: 'Falls sie telefonieren, wählen Sie sie in der Konsole von sipgate unter denen aus, deren Anrufe gemeldet werden.',
};
