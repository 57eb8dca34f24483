/** Which database holds the journal. Loads no driver, so that reading the configuration costs nothing. */
export type DatabaseConfig = SqliteConfig | MysqlConfig | PostgresConfig;

interface SqliteConfig {
  readonly kind: 'sqlite';
  /** Path of the database file; its folder is created. `:memory:` keeps everything in memory only. */
  readonly file: string;
}

/** A database on a server, and who opens it. */
export interface ServerPlace {
  /** A name or an address; or the path of a Unix socket, of PostgreSQL the folder in which it lies. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Empty, of PostgreSQL alone: the user of the operating system. */
  readonly user: string;
  /** Empty: none. */
  readonly password: string;
  /** Default: nothing is asked for. */
  readonly tls?: Tls;
}

export interface MysqlConfig extends ServerPlace {
  readonly kind: 'mysql';
  /** As mysql2 spells it: `local`, `Z` or an offset such as `+01:00`. Familiar's own tables hold no local times. */
  readonly timezone: string;
}

export interface PostgresConfig extends ServerPlace, PostgresSession {
  readonly kind: 'postgres';
}

/** How a session with PostgreSQL begins. */
export interface PostgresSession {
  /** What a session begins with, such as `-c search_path=calls`. */
  readonly options?: string;
  readonly applicationName?: string;
  readonly channelBinding?: 'disable' | 'prefer' | 'require';
  /** TLS from the first byte, which PostgreSQL 17 can. Default: it is asked for. */
  readonly isTlsDirect?: boolean;
  /** Whether a pool such as PgBouncer stands before the server. Default: that is found out. */
  readonly isPooled?: boolean;
}

/**
 * How much of TLS is asked for, in the words of PostgreSQL; those of MySQL mean the same.
 *
 * - `disable`: none
 * - `allow`: without, unless the server wants it; `prefer`: with it, unless the server can't
 * - `require`: always, whoever the server is
 * - `verify-ca`: its certificate is one of an authority that is trusted; `verify-full`: and names the host
 */
export type TlsMode = 'disable' | 'allow' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';

export interface Tls {
  readonly mode: TlsMode;
  /** PEM file with the authorities that are trusted, `system` for those of the computer, null for those of Node. */
  readonly ca: string | null;
  /** PEM files with the certificate by which we show who we are, and its key. */
  readonly cert: string | null;
  readonly key: string | null;
}

export type DatabaseKind = DatabaseConfig['kind'];
