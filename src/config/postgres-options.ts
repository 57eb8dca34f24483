import { isHost, isPort } from './split-url.ts';
import { postgresModes } from './tls-words.ts';
import { modes, noEffect, type Option, type Said, table, text, words, yesOrNo } from './url-options.ts';

/** The options offered in messages, as libpq spells them. */
export const postgresOptionNames = [
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'host',
  'application_name',
  'channel_binding',
  'options',
  'pgbouncer',
] as const;

export function findPostgresOption(name: string): Option | undefined {
  return known.get(name.toLowerCase());
}

const known = table(
  [['sslmode'], modes({ ...postgresModes, 'no-verify': 'require' })],
  // As the driver node-postgres and Java have it; libpq would only encrypt.
  [
    ['ssl'],
    modes({
      ...postgresModes,
      'no-verify': 'require',
      true: 'verify-full',
      false: 'disable',
      1: 'verify-full',
      0: 'disable',
    }),
  ],
  [['sslrootcert'], text(ca => ({ files: { ca } }))],
  [['sslcert'], text(cert => ({ files: { cert } }))],
  [['sslkey'], text(key => ({ files: { key } }))],
  [['sslnegotiation'], words({ postgres: {}, direct: { session: { isTlsDirect: true } } })],
  [
    ['channel_binding'],
    words({
      disable: { session: { channelBinding: 'disable' } },
      prefer: { session: { channelBinding: 'prefer' } },
      require: { session: { channelBinding: 'require' } },
    }),
  ],
  [
    ['host'],
    {
      takes: 'one host, or the folder of a socket',
      read: host => (isHost(host) ? { place: { host } } : null),
    },
  ],
  [['port'], { takes: 'a port from 1 to 65535', read: readPort }],
  [['user'], text(user => ({ place: { user } }))],
  [['password'], text(password => ({ place: { password } }))],
  [['dbname'], text(database => ({ place: { database } }))],
  [['options'], text(options => ({ session: { options } }))],
  [['application_name'], text(applicationName => ({ session: { applicationName } }))],
  [['pgbouncer'], yesOrNo({ session: { isPooled: true } }, { session: { isPooled: false } })],
  // Familiar needs to write, and says at start if it can't.
  [['target_session_attrs'], words({ any: {}, 'read-write': {}, primary: {} })],
  [['client_encoding'], words({ utf8: {}, 'utf-8': {}, auto: {} })],
  [['schema', 'currentschema', 'search_path'], onlyPublic('ALTER ROLE … SET search_path = …')],
  [['gssencmode'], words({ disable: {}, prefer: {} })],
  [
    [
      'binary_parameters',
      'connect_timeout',
      'connection_limit',
      'default_query_exec_mode',
      'fallback_application_name',
      'idle_in_transaction_session_timeout',
      'keepalives',
      'keepalives_count',
      'keepalives_idle',
      'keepalives_interval',
      'lock_timeout',
      'max',
      'pool_max_conns',
      'pool_min_conns',
      'pool_size',
      'pool_timeout',
      'prepare',
      'prepared_statements',
      'preparethreshold',
      'query_timeout',
      'sslsni',
      'statement_cache_capacity',
      'statement_cache_mode',
      'statement_cache_size',
      'statement_timeout',
      'supa',
      'tcp_user_timeout',
      'timezone',
      'uselibpqcompat',
      'workaround',
    ],
    noEffect,
  ],
);

function readPort(value: string): Said | null {
  return isPort(value) ? { place: { port: Number(value) } } : null;
}

/** Prisma's and Java's way to choose a schema, which a pool of connections would forget. */
function onlyPublic(instead: string): Option {
  return {
    takes: `public alone; for another schema, ${instead}`,
    read: value => (value === 'public' ? {} : null),
  };
}
