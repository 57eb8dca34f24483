/** Which database holds the journal. Loads no driver, so that reading the configuration costs nothing. */
export type DatabaseConfig =
  | {
      readonly kind: 'sqlite';
      /** Path of the database file; its folder is created. `:memory:` keeps everything in memory only. */
      readonly file: string;
    }
  | {
      readonly kind: 'mysql';
      readonly host: string;
      readonly port: number;
      readonly database: string;
      readonly user: string;
      readonly password: string;
      /** As mysql2 spells it: `local`, `Z` or an offset such as `+01:00`. Familiar's own tables hold no local times. */
      readonly timezone: string;
    }
  | {
      readonly kind: 'postgres';
      /** `postgres://user:password@host:port/database`. */
      readonly connectionString: string;
    };

export type DatabaseKind = DatabaseConfig['kind'];
