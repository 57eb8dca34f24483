import { isOwnPath } from '../domain/connection.ts';
import { parseUrl } from '../domain/parse-url.ts';
import type { Settings } from './settings.ts';
import { warnAboutSignOn } from './sign-on-warnings.ts';

/** What is wrong with one setting, and what to do. */
export interface Problem {
  readonly name: string;
  readonly remedy: string;
  /** Whether its value may hold a secret, which no message shows. */
  readonly isSecret?: boolean;
}

type Given = Readonly<Record<string, string | undefined>>;

/** Settings that are well-formed by themselves but contradict each other. */
export function findContradictions(given: Given): Problem[] {
  return [
    ...aboutWebhook(given),
    ...aboutPage(given),
    ...aboutToken(given),
    ...aboutTutorial(given),
    ...aboutSingleSignOn(given),
  ];
}

/** What compose.yaml passes under the tutorial's name if no password is set. */
const passwordOfCompose = 'familiar';

/** What works but is probably unintended, as sentences for the operator. */
export function warnAbout(given: Settings): string[] {
  const warnings: string[] = [];
  const { DATABASE_PASSWORD: password, DATABASE_PASSWORT: misspelt } = given;
  if (misspelt !== undefined && misspelt !== passwordOfCompose)
    warnings.push(
      password === undefined || password === misspelt
        ? 'DATABASE_PASSWORT is the tutorial’s misspelling; rename it to DATABASE_PASSWORD.'
        : 'DATABASE_PASSWORD counts, and DATABASE_PASSWORT, which differs, does not; remove it.',
    );
  if (given.WEBHOOK_URL !== undefined) warnings.push(...warnAboutAddress(given.WEBHOOK_URL));
  const hotlinesAmongAgents = given.SERVICE_PHONES?.filter(number =>
    given.CENTRAL_SERVICE_PHONE?.includes(number),
  );
  if (hotlinesAmongAgents !== undefined && hotlinesAmongAgents.length > 0)
    warnings.push('SERVICE_PHONES contains a number of CENTRAL_SERVICE_PHONE, which is ignored there.');
  return [...warnings, ...warnAboutSignOn(given)];
}

function warnAboutAddress({ protocol, hostname }: URL): string[] {
  const warnings: string[] = [];
  if (protocol === 'http:' && !/^(127\.|localhost$|\[::1\])/.test(hostname))
    warnings.push('WEBHOOK_URL begins with http; sipgate’s neo accounts push to https only.');
  if (isOfOwnNetwork.test(hostname))
    warnings.push(
      `WEBHOOK_URL leads to ${hostname}, which is in a network of your own, where sipgate can’t reach it; give the address that it has on the internet.`,
    );
  return warnings;
}

/**
 * Addresses and names that work within a company's network only, except those of this computer, as an
 * emulator has.
 */
const isOfOwnNetwork =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|\[f[cde])|\.(local|lan|intern|internal|home\.arpa|fritz\.box|localdomain)$|^(?!localhost$|\[)[^.]+$/i;

const singleSignOn = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PAGE_URL'] as const;

/** Single sign-on needs all its settings or none; the page's address alone does no harm. */
function aboutSingleSignOn(given: Given): Problem[] {
  const isAny = singleSignOn.slice(0, 3).some(name => given[name] !== undefined);
  if (!isAny) return [];
  return singleSignOn
    .filter(name => given[name] === undefined)
    .map(name => ({
      name,
      remedy:
        'single sign-on needs OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and PAGE_URL; give it, or remove the others',
    }));
}

function aboutWebhook({ WEBHOOK_URL: url = '' }: Given): Problem[] {
  const parsed = parseUrl(url);
  if (parsed === null || !isOwnPath(parsed.pathname)) return [];
  return [{ name: 'WEBHOOK_URL', remedy: 'choose another path: at this one Familiar says how it does' }];
}

function aboutPage(given: Given): Problem[] {
  const { PORT: port = '8080', PAGE_PORT: pagePort, PAGE_HOST: pageHost, HOST: host = '127.0.0.1' } = given;
  if (pagePort === undefined)
    return pageHost === undefined
      ? []
      : [{ name: 'PAGE_PORT', remedy: 'give the page a port of its own, or remove PAGE_HOST' }];
  const isSame = Number(pagePort) === Number(port) && Number(port) !== 0 && (pageHost ?? host) === host;
  return isSame
    ? [{ name: 'PAGE_PORT', remedy: 'give another port than PORT, or remove it: then the page is at PORT' }]
    : [];
}

function aboutToken(given: Given): Problem[] {
  const id = given['TOKEN_ID'];
  const token = given['TOKEN'];
  if (token?.startsWith('token-'))
    return [
      { name: 'TOKEN', remedy: 'give the token itself; what begins with "token-" belongs into TOKEN_ID' },
    ];
  if (id !== undefined && token === undefined)
    return [{ name: 'TOKEN', remedy: 'give the token that belongs to TOKEN_ID, or remove TOKEN_ID' }];
  if (id === undefined && token !== undefined)
    return [
      { name: 'TOKEN_ID', remedy: 'give the id of TOKEN, which begins with "token-", or remove TOKEN' },
    ];
  return [];
}

/** The tutorial uses no other database. */
function aboutTutorial(given: Given): Problem[] {
  const isMysql =
    given['DATABASE_HOST'] !== undefined || /^(mysql|mariadb):/.test(given['DATABASE_URL'] ?? '');
  if (given['TUTORIAL_HISTORY'] !== 'write' || isMysql) return [];
  return [
    {
      name: 'TUTORIAL_HISTORY',
      remedy: 'give read, or a MySQL or MariaDB database: the tutorial reads its table there alone',
    },
  ];
}
