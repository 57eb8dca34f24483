import { createHash } from 'node:crypto';
import { parseUrl } from '../domain/parse-url.ts';

/**
 * An address without its secret part: whoever knows all of it can read the calendar. The mark at its end
 * tells two addresses of one host apart.
 */
export function maskAddress(address: string): string {
  const mark = createHash('sha256').update(address).digest('hex').slice(0, 4);
  const url = parseUrl(address);
  return url === null ? `… (${mark})` : `https://${url.host}/… (${mark})`;
}

/** A bad address without its secret part: at most its host, if that can be told at all. */
export function maskBadAddress(given: string): string {
  const url = /^[a-z]\w*:\/\/\S+$/i.test(given) ? parseUrl(given) : null;
  if (url === null) return '…';
  const { protocol, host } = url;
  return `${protocol}//${host}/…`;
}

/** A text in which every address, with or without its scheme, is reduced to its host. */
export function maskAddresses(text: string): string {
  return text
    .replaceAll(/(\w+:\/\/)(?:[^\s"'/@]*@)?([^\s"'/?#]*)[^\s"']*/g, '$1$2/…')
    .replaceAll(/(?<![\w/.:@-])((?:[\w-]+\.)+[a-z]{2,}(?::\d+)?)[/?][^\s"']*/gi, '$1/…');
}
