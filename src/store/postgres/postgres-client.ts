import { userInfo } from 'node:os';
import type { Client, ClientConfig } from 'pg';
import type { PostgresConfig } from '../database/database-config.ts';
import { isSocket, type Transport, transportsTo } from '../database/transports.ts';

type ClientClass = typeof Client;

/** On a Unix socket PostgreSQL never uses TLS, whatever is asked for. */
export async function transportsToPostgres(config: PostgresConfig): Promise<readonly Transport[]> {
  return isSocket(config.host) ? [{ kind: 'plain' }] : transportsTo(config);
}

/**
 * Everything that the driver needs, so it reads no address by itself. Limits are left out: a pool such as
 * PgBouncer refuses a session that begins with them.
 */
export function clientOptions(config: PostgresConfig, transport: Transport): ClientConfig {
  const { host, port, database, user, password, options, applicationName, channelBinding } = config;
  return {
    host,
    port,
    database,
    user: user === '' ? userInfo().username : user,
    ...(password === '' ? {} : { password }),
    ...(options === undefined ? {} : { options }),
    ...(applicationName === undefined ? {} : { application_name: applicationName }),
    sslnegotiation: config.isTlsDirect === true && transport.kind === 'tls' ? 'direct' : 'postgres',
    enableChannelBinding:
      transport.kind === 'tls' && (channelBinding === 'prefer' || channelBinding === 'require'),
    ssl: sslOf(transport),
  };
}

function sslOf(transport: Transport): NonNullable<ClientConfig['ssl']> {
  if (transport.kind === 'plain') return false;
  const { checks, ca, cert, key } = transport;
  return {
    rejectUnauthorized: checks !== 'nothing',
    ...(checks === 'host' ? {} : { checkServerIdentity: () => undefined }),
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

/** The driver's own class, or one that goes on only with a server that proves whose certificate it showed. */
export function clientClass(driver: ClientClass, { channelBinding }: PostgresConfig): ClientClass {
  if (channelBinding !== 'require') return driver;
  return class extends driver {
    constructor(config?: ClientConfig) {
      super(config);
      let isProven = false;
      const refuse = (): void => {
        const { stream } = this.connection as unknown as { readonly stream: { destroy(): void } };
        this.connection.emit('error', new Error(unbound));
        stream.destroy();
      };
      // The driver's own listeners come later, and then have nothing to write to.
      this.connection.on('authenticationCleartextPassword', refuse);
      this.connection.on('authenticationMD5Password', refuse);
      this.connection.on('authenticationSASL', ({ mechanisms }: { mechanisms: readonly string[] }) => {
        isProven = mechanisms.includes('SCRAM-SHA-256-PLUS');
        if (!isProven) refuse();
      });
      this.connection.on('authenticationOk', () => {
        if (!isProven) refuse();
      });
    }
  };
}

const unbound = 'the server signs us in without channel binding, which channel_binding=require asks for';
