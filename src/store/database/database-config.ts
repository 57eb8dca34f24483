/** Which database holds the journal. Loads no driver, so reading the configuration costs nothing. */
export type DatabaseConfig = SqliteConfig | MysqlConfig | PostgresConfig;

interface SqliteConfig {
  readonly kind: 'sqlite';
  /** Path of the database file; its folder is created. `:memory:` keeps everything in memory only. */
  readonly file: string;
}

/** A database on a server, and who opens it. */
export interface ServerPlace {
  /** A name, an address or the path of a Unix socket; with PostgreSQL, the socket's folder. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Empty (PostgreSQL only): the user of the operating system. */
  readonly user: string;
  /** Empty: no password. */
  readonly password: string;
  /** Default: nothing is asked for. */
  readonly tls?: Tls;
}

export interface MysqlConfig extends ServerPlace {
  readonly kind: 'mysql';
  /**
   * As mysql2 spells it: `local`, `Z` or an offset such as `+01:00`. Familiar's own tables hold no local
   * times.
   */
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
  /** TLS from the first byte, which PostgreSQL 17 supports. Default: TLS is asked for first. */
  readonly isTlsDirect?: boolean;
  /** Whether a pool such as PgBouncer sits in front of the server. Default: Familiar finds out. */
  readonly isPooled?: boolean;
}

/**
 * How much TLS is asked for, in the words of PostgreSQL; those of MySQL mean the same.
 *
 * - `disable`: none
 * - `allow`: without it, unless the server insists; `prefer`: with it, unless the server can't
 * - `require`: always, without checking who the server is
 * - `verify-ca`: its certificate is from a trusted authority; `verify-full`: and names the host
 */
export type TlsMode = 'disable' | 'allow' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';

export interface Tls {
  readonly mode: TlsMode;
  /** PEM file with the trusted authorities; `system`: those of the computer; null: those of Node. */
  readonly ca: string | null;
  /** PEM files with the certificate that identifies us, and its key. */
  readonly cert: string | null;
  readonly key: string | null;
}

export type DatabaseKind = DatabaseConfig['kind'];
