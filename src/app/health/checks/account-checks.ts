import type { Warning } from '../health-summary.ts';
import { type CheckRule, notAskedYet, notRunning, ok, unknown } from './check.ts';
import { withNames } from './with-names.ts';

const place = 'settings/connection';

/** What sipgate's account tells us, and of whom. */
export const accountChecks = {
  token: {
    about: { en: 'Whether sipgate accepts the token', de: 'Ob sipgate das Token annimmt' },
    judge({ hasToken, token }) {
      if (hasToken === false)
        return { state: 'problem', howBad: 'hint', sentence: noToken, remedy: makeToken, place };
      if (token === null || hasToken === null) return unknown(notAskedYet);
      if ('why' in token) return unknown(token.why);
      return token.value === 'good'
        ? ok('sipgate accepts the token.', 'sipgate nimmt das Token an.')
        : { state: 'problem', howBad: 'broken', sentence: refused, remedy: makeToken, place };
    },
  },
  scopes: {
    about: { en: 'Scopes that the token lacks', de: 'Rechte, die dem Token fehlen' },
    judge({ hasToken, missingScopes }) {
      if (hasToken === false) return unknown(withoutToken);
      if (missingScopes === null) return unknown(notAskedYet);
      if ('why' in missingScopes) return unknown(missingScopes.why);
      const missing = missingScopes.value;
      if (missing.length === 0)
        return ok(
          'The token may see people, numbers and phones.',
          'Das Token darf Benutzer, Nummern und Telefone sehen.',
        );
      return {
        state: 'problem',
        howBad: missing.some(scope => needed.has(scope)) ? 'soon' : 'hint',
        sentence: lost(missing),
        remedy: addScopes,
        place,
      };
    },
  },
  presence: {
    about: { en: 'Whether it is known who is reachable', de: 'Ob bekannt ist, wer erreichbar ist' },
    judge({ counts, hasToken }) {
      if (counts === null) return unknown(notRunning);
      const { isStale, confirmedAt } = counts.presence;
      if (isStale) return { state: 'problem', howBad: 'broken', since: confirmedAt, sentence: stale };
      if (confirmedAt !== null) return ok('Who is reachable is known.', 'Wer erreichbar ist, ist bekannt.');
      return unknown(hasToken === false ? withoutToken : notAskedYet);
    },
  },
  agents: {
    about: { en: 'Whether there is anybody to ring', de: 'Ob jemand da ist, bei dem es klingeln kann' },
    judge({ company, counts, hasToken, token }) {
      if (company === null || counts === null) return unknown(notRunning);
      if (company.agents > 0)
        return ok('There are agents to ring.', 'Es gibt Mitarbeiter, bei denen es klingeln kann.');
      if (hasToken !== false && token === null) return unknown(notAskedYet);
      return { state: 'problem', howBad: 'broken', sentence: nobody, remedy: giveAnybody, place: 'agents' };
    },
  },
  'users-without-number': {
    about: { en: 'Users of the account without a number', de: 'Benutzer des Kontos ohne Nummer' },
    judge({ hasToken, usersWithoutNumber }) {
      if (hasToken === false) return unknown(withoutToken);
      if (usersWithoutNumber === null) return unknown(notAskedYet);
      if ('why' in usersWithoutNumber) return unknown(usersWithoutNumber.why);
      if (usersWithoutNumber.value.length === 0)
        return ok('Every user has a number.', 'Alle Benutzer haben eine Nummer.');
      const sentence = withNames(usersWithoutNumber.value, {
        en: who => `Without a number of their own, and therefore without calls of the hotline: ${who}.`,
        de: who => `Ohne eigene Nummer und deshalb ohne Anrufe der Hotline: ${who}.`,
      });
      return { state: 'problem', howBad: 'hint', sentence, remedy: giveNumbers };
    },
  },
  'silent-agents': {
    about: {
      en: 'Agents who are rung and never pick up',
      de: 'Personen, bei denen es klingelt und die nie abnehmen',
    },
    judge({ company }) {
      const names = company?.silentAgents.map(({ name }) => name);
      if (names === undefined) return unknown(notRunning);
      if (names.length === 0)
        return ok(
          'Nobody has missed many calls in a row.',
          'Niemand hat viele Anrufe nacheinander verpasst.',
        );
      const sentence = withNames(names, {
        en: who => `Rung again and again without picking up: ${who}.`,
        de: who => `Hier klingelt es immer wieder, ohne dass jemand abnimmt: ${who}.`,
      });
      return { state: 'doubtful', howBad: 'soon', sentence, remedy: lookAtPhones, place: 'live' };
    },
  },
} as const satisfies Record<string, CheckRule>;

/** What is lost without each scope. */
const lostWithout: Readonly<Record<string, Warning>> = {
  'users:read': { en: 'only the token’s own user is seen', de: 'nur der Benutzer des Tokens ist zu sehen' },
  'numbers:read': {
    en: 'hotlines and agents’ numbers can’t be checked or found',
    de: 'Hotlines und Nummern lassen sich nicht prüfen oder finden',
  },
  'devices:read': { en: 'nobody’s presence is known', de: 'wer erreichbar ist, bleibt unbekannt' },
  'phonelines:read': {
    en: 'whom a number rings is not known',
    de: 'bei wem eine Nummer klingelt, bleibt unbekannt',
  },
  'channels:read': {
    en: 'numbers of channels belong to nobody',
    de: 'Nummern von Kanälen gehören zu niemandem',
  },
  'rtcm:read': {
    en: 'calls whose end is lost stay open for longer',
    de: 'Anrufe, deren Ende verloren ging, bleiben länger offen',
  },
  'history:read': { en: 'past calls can’t be imported', de: 'frühere Anrufe lassen sich nicht importieren' },
  'sessions:calls:write': { en: 'no call by a click', de: 'kein Anrufen per Klick' },
};

/** Those without which people are not found or rung in vain. */
const needed: ReadonlySet<string> = new Set([
  'users:read',
  'numbers:read',
  'devices:read',
  'phonelines:read',
]);

function lost(scopes: readonly string[]): Warning {
  const list = (language: 'en' | 'de'): string =>
    scopes
      .map(scope => {
        const what = Object.hasOwn(lostWithout, scope) ? lostWithout[scope]?.[language] : undefined;
        return what === undefined ? scope : `${scope} (${what})`;
      })
      .join(', ');
  return { en: `The token lacks ${list('en')}.`, de: `Dem Token fehlt ${list('de')}.` };
}

const withoutToken = {
  en: 'Without a token, sipgate can’t be asked.',
  de: 'Ohne Token lässt sich sipgate nicht fragen.',
};
const noToken = {
  en: 'There is no token, so nobody’s presence is known and agents are not found by themselves.',
  de: 'Es gibt kein Token: Wer erreichbar ist, bleibt unbekannt, und die Mitarbeiter werden nicht von selbst gefunden.',
};
const refused = {
  en: 'sipgate does not accept the token: it is wrong, has expired or was deleted.',
  de: 'sipgate nimmt das Token nicht an: Es ist falsch, abgelaufen oder gelöscht.',
};
const makeToken = {
  en: 'Make a token at https://app.sipgate.com/personal-access-token and give it under Settings, Connection, or as TOKEN_ID and TOKEN.',
  de: 'Legen Sie unter https://app.sipgate.com/personal-access-token ein Token an, und tragen Sie es unter Einstellungen, Verbindung ein, oder als TOKEN_ID und TOKEN.',
};
const addScopes = {
  en: 'Make an administrator’s token with these scopes at https://app.sipgate.com/personal-access-token and give it under Settings, Connection, or as TOKEN_ID and TOKEN.',
  de: 'Legen Sie unter https://app.sipgate.com/personal-access-token als Administrator ein Token mit diesen Rechten an, und tragen Sie es unter Einstellungen, Verbindung ein, oder als TOKEN_ID und TOKEN.',
};
const stale = {
  en: 'sipgate does not answer, so who is reachable is not known.',
  de: 'sipgate antwortet nicht; wer erreichbar ist, ist unbekannt.',
};
const nobody = {
  en: 'No agent is known, so the hotline rings nobody.',
  de: 'Es sind keine Mitarbeiter bekannt, also klingelt die Hotline bei niemandem.',
};
const giveAnybody = {
  en: 'Give people numbers of their own in sipgate, or list the numbers to ring under Settings, Connection.',
  de: 'Geben Sie den Leuten in sipgate eigene Nummern, oder nennen Sie unter Einstellungen, Verbindung die Nummern, bei denen es klingeln soll.',
};
const giveNumbers = {
  en: 'If they are to take calls, give them a number in sipgate.',
  de: 'Sollen sie Anrufe bekommen, geben Sie ihnen in sipgate eine Nummer.',
};
const lookAtPhones = {
  en: 'Ask them whether their phone rings; if they are away, pause them.',
  de: 'Fragen Sie nach, ob das Telefon dort klingelt; ist jemand nicht da, tragen Sie eine Pause ein.',
};
