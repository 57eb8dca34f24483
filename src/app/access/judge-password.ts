import type { Text } from '../../plan/remedy.ts';
import type { AppContext } from '../context.ts';
import type { Role } from '../ports/page.ts';
import { countGuesses } from './count-guesses.ts';

/** A password that somebody wants to have. */
export interface WantedPassword {
  readonly login: string;
  readonly password: string;
  readonly role: Role;
}

/** In characters. A little longer than NIST SP 800-63B requires, and more for whoever may do everything. */
const leastCharacters = 10;
const leastForAdmins = 12;
/** How many characters beside a name everybody knows must be left. */
const leastBesideNames = 8;
/** Fewer guesses than these an attacker who guesses online and knows what is usual may well make. */
const leastGuesses = 1e8;

/** Why a password must not be used, and what would do; null: it may. */
export async function judgePassword(
  { known }: Pick<AppContext, 'known'>,
  { login, password, role }: WantedPassword,
): Promise<Text | null> {
  const least = role === 'admin' ? leastForAdmins : leastCharacters;
  if ([...password].length < least) return tooShort(least, role);
  const names = [login, ...login.split(/[@.]/), 'familiar', ...known.plan.hotlines.map(({ name }) => name)];
  if (isMostlyNames(password, names)) return ownName;
  const guesses = await countGuesses(password.slice(0, mostJudged), [...names, ...usualWords]);
  return guesses < leastGuesses ? usual : null;
}

function isMostlyNames(password: string, names: readonly string[]): boolean {
  let rest = plain(password);
  for (const name of [...names].map(plain).sort((a, b) => b.length - a.length))
    if (name.length >= 4 || name === rest) rest = rest.replaceAll(name, '');
  return rest.length < leastBesideNames && rest !== plain(password);
}

/** Letters and digits alone, so that dots and dashes hide no name. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The beginning is enough to judge by, and a long one takes long. */
const mostJudged = 32;

/** What stands in German passwords, and in no list of the world's. */
const usualWords =
  'passwort kennwort geheim willkommen telefon zentrale büro buero firma frühling fruehling sommer herbst winter januar februar märz maerz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag deutschland berlin hamburg münchen muenchen köln koeln düsseldorf duesseldorf hotline hallo'.split(
    ' ',
  );

function tooShort(least: number, role: Role): Text {
  return role === 'admin'
    ? {
        en: `The password of an admin needs at least ${least} characters.`,
        de: `Das Passwort eines Admins braucht mindestens ${least} Zeichen.`,
      }
    : {
        en: `The password needs at least ${least} characters.`,
        de: `Das Passwort braucht mindestens ${least} Zeichen.`,
      };
}

const ownName: Text = {
  en: 'The password is little more than your user name or the name of the hotline. Choose one that has nothing to do with either.',
  de: 'Das Passwort ist kaum mehr als der Benutzername oder der Name der Hotline. Wählen Sie eines, das mit beidem nichts zu tun hat.',
};

const usual: Text = {
  en: 'This password is among the first that are tried. Choose another, such as four words that do not belong together.',
  de: 'Dieses Passwort gehört zu den ersten, die ausprobiert werden. Wählen Sie ein anderes, etwa vier Wörter, die nicht zusammengehören.',
};
