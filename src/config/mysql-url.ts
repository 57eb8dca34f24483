/** Where a MySQL database is, and who opens it. */
export interface MysqlPlace {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/** Reads `mysql://user:password@host:port/name`; null where it is nothing of the kind. */
export function parseMysqlUrl(text: string): MysqlPlace | null {
  if (!/^(mysql|mariadb):\/\/[^/]+\/./.test(text) || !URL.canParse(text)) return null;
  const { hostname, port, pathname, username, password } = new URL(text);
  return {
    host: hostname,
    port: port === '' ? 3306 : Number(port),
    database: decodeURIComponent(pathname.slice(1)),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}
