import { isIPv6 } from 'node:net';

/** The parts of `scheme://user:password@host:port/name?option=value`, decoded. */
export interface UrlParts {
  readonly user: string;
  /** Null: none is given. */
  readonly password: string | null;
  /** Empty, or a name, an address, or the path of a socket. */
  readonly host: string;
  readonly port: number | null;
  readonly database: string;
  /** By name, as written. */
  readonly options: ReadonlyMap<string, string>;
}

/** What was read, or a remedy, which never quotes the text. */
export type ReadParts =
  | { readonly ok: true; readonly parts: UrlParts }
  | { readonly ok: false; readonly remedy: string };

/**
 * Splits what follows the `//` of a database's address. Stricter than a browser, which takes half a password
 * for a host if a character in it is not encoded: what could be read in two ways is refused.
 */
export function splitUrl(text: string): ReadParts {
  const end = text.search(/[/?#]/);
  const authority = end === -1 ? text : text.slice(0, end);
  const rest = end === -1 ? '' : text.slice(end);
  // Only user and password may contain an unencoded @, so the last one ends them.
  if (/[@#]/.test(rest) || /\p{Cc}/u.test(text)) return refuse(encode);
  const at = authority.lastIndexOf('@');
  const login = authority.slice(0, Math.max(at, 0));
  const place = /^(?:\[(.*)\]|([^:[\]]*))(?::(\d*))?$/.exec(authority.slice(at + 1));
  if (place === null) return refuse(/\[|:.*:/.test(authority.slice(at + 1)) ? brackets : encode);
  const [path = '', query = ''] = rest.split(/\?(.*)/s);
  try {
    return readParts({ login, place, path, query });
  } catch (error) {
    if (error instanceof URIError) return refuse(encode);
    throw error;
  }
}

function readParts(pieces: {
  readonly login: string;
  /** Address in brackets, host, port. */
  readonly place: RegExpExecArray;
  readonly path: string;
  readonly query: string;
}): ReadParts {
  const [, address, name = '', port] = pieces.place;
  const host = decodeURIComponent(address ?? name);
  if (address !== undefined && !isIPv6(host)) return refuse(brackets);
  if (!isHost(host)) return refuse(host.includes(',') ? oneHost : encode);
  if (port && !isPort(port)) return refuse('give a port from 1 to 65535');
  const path = pieces.path.slice(1);
  if (path.includes('/')) return refuse(encode);
  const options = readOptions(pieces.query);
  if (options === null) return refuse('give each of its options once, as name=value');
  const [user = '', password] = pieces.login.split(/:(.*)/s);
  return {
    ok: true,
    parts: {
      user: decodeURIComponent(user),
      password: password === undefined ? null : decodeURIComponent(password),
      host,
      port: port ? Number(port) : null,
      database: decodeURIComponent(path),
      options,
    },
  };
}

/** A plus sign stays one, as in libpq. Null: an option is malformed or repeated. */
function readOptions(query: string): ReadonlyMap<string, string> | null {
  const options = new Map<string, string>();
  for (const pair of query.split('&').filter(each => each !== '')) {
    const [name = '', value] = pair.split(/=(.*)/s).map(decodeURIComponent);
    if (value === undefined || !/^[a-z][\w.-]{0,40}$/i.test(name) || options.has(name)) return null;
    options.set(name, value);
  }
  return options;
}

/** Empty, a name, an address, or the path of a socket. */
export function isHost(text: string): boolean {
  return text.startsWith('/') || isIPv6(text) || /^[\p{L}\p{N}._-]*$/u.test(text);
}

export function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function refuse(remedy: string): ReadParts {
  return { ok: false, remedy };
}

const encode =
  'it can’t be read in one way only. In user and password write @ as %40, : as %3A, / as %2F, ? as %3F, # as %23 and % as %25; ' +
  'or leave the password out of the address and put it as it is into DATABASE_PASSWORD';

const brackets = 'write an IPv6 address in brackets, as in mysql://user:password@[2001:db8::1]:3306/name';

const oneHost = 'name one host; where there are several, one that leads to whichever can write';
