import { mysqlModes, postgresModes } from './tls-words.ts';
import { modes, noEffect, type Option, type Said, table, text, words, yesOrNo } from './url-options.ts';

/** The options offered in messages, as MySQL itself spells them. */
export const mysqlOptionNames = ['ssl-mode', 'ssl-ca', 'ssl-cert', 'ssl-key', 'socket'] as const;

/** MySQL spells them with dashes, Python with underscores, Java in one word. */
export function findMysqlOption(name: string): Option | undefined {
  // Without a dash, Prisma means the authority by it, and others a client's certificate.
  if (name.toLowerCase() === 'sslcert') return eitherCert;
  return known.get(name.toLowerCase().replaceAll(/[-_]/g, ''));
}

const eitherCert: Option = {
  takes:
    'nothing, since it means different things: name the authority with ssl-ca, our own certificate with ssl-cert',
  read: () => null,
};

const known = table(
  [['sslmode'], modes({ ...mysqlModes, ...postgresModes, trust: 'require' })],
  [['ssl'], { takes: 'true, false or {"rejectUnauthorized":true}', read: readSsl }],
  [['usessl'], yesOrNo({ tlsMode: 'require' }, { tlsMode: 'disable' })],
  [['requiressl'], yesOrNo({ tlsMode: 'require' })],
  [['ssldisabled'], yesOrNo({ tlsMode: 'disable' })],
  [['verifyservercertificate', 'sslverifycert'], yesOrNo({ tlsMode: 'verify-ca' })],
  [['sslverifyidentity', 'sslverifyservercert'], yesOrNo({ tlsMode: 'verify-full' })],
  [['sslaccept'], modes({ strict: 'verify-full', accept_invalid_certs: 'require' })],
  [['tls'], modes({ true: 'verify-full', false: 'disable', 'skip-verify': 'require', preferred: 'prefer' })],
  [['sslca'], text(ca => ({ files: { ca } }))],
  [['sslcert'], text(cert => ({ files: { cert } }))],
  [['sslkey'], text(key => ({ files: { key } }))],
  [
    ['socket', 'socketpath', 'unixsocket', 'localsocket'],
    { takes: 'the path of a socket', read: readSocket },
  ],
  [['charset', 'characterencoding'], words({ utf8mb4: {}, 'utf-8': {}, utf8: { hasNoEffect: true } })],
  [
    [
      'allowmultiqueries',
      'allownativepasswords',
      'allowpublickeyretrieval',
      'autoreconnect',
      'collation',
      'compress',
      'connectionlimit',
      'connectiontimezone',
      'connecttimeout',
      'createdatabaseifnotexist',
      'datestrings',
      'decimalnumbers',
      'enablekeepalive',
      'loc',
      'maxallowedpacket',
      'multiplestatements',
      'parsetime',
      'poolsize',
      'pooltimeout',
      'queuelimit',
      'readtimeout',
      'reconnect',
      'rewritebatchedstatements',
      'servertimezone',
      'serverversion',
      'sockettimeout',
      'supportbignumbers',
      'timeout',
      'timezone',
      'uselegacydatetimecode',
      'useunicode',
      'waitforconnections',
      'writetimeout',
      'zerodatetimebehavior',
    ],
    noEffect,
  ],
);

/** As the driver mysql2 accepts it in an address, or a plain yes or no. */
function readSsl(value: string): Said | null {
  const said = yesOrNo({ tlsMode: 'require' }, { tlsMode: 'disable' }).read(value);
  if (said !== null) return said;
  const options = parseJson(value);
  if (typeof options !== 'object' || options === null) return null;
  const { rejectUnauthorized = true, minVersion, ...others } = options as Readonly<Record<string, unknown>>;
  // Node accepts nothing less anyway.
  const isUsual = minVersion === undefined || minVersion === 'TLSv1.2';
  if (Object.keys(others).length > 0 || !isUsual || typeof rejectUnauthorized !== 'boolean') return null;
  return { tlsMode: rejectUnauthorized ? 'verify-full' : 'require' };
}

function readSocket(value: string): Said | null {
  return value.startsWith('/') ? { place: { host: value } } : null;
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
