import { createHash } from 'node:crypto';
import type { PlanDocument } from './document.ts';

/**
 * An address without what must stay secret: whoever knows all of it can read the calendar. The mark behind it tells two of
 * the same host apart.
 */
export function maskAddress(address: string): string {
  const mark = createHash('sha256').update(address).digest('hex').slice(0, 4);
  return URL.canParse(address) ? `https://${new URL(address).host}/… (${mark})` : `… (${mark})`;
}

/** A document for people to look at, in which the addresses of calendars are masked. */
export function withMaskedAddresses(document: PlanDocument): PlanDocument {
  const { calendars } = document;
  if (calendars === undefined) return document;
  return { ...document, calendars: calendars.map(one => ({ ...one, url: maskAddress(one.url) })) };
}

/** A text in which no address is left but for its host. */
export function maskAddresses(text: string): string {
  return text.replaceAll(/(\w+:\/\/)(?:[^\s"'/@]*@)?([^\s"'/?#]*)[^\s"']*/g, '$1$2/…');
}
