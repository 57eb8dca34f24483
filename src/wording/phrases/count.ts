import type { LocalMoment } from '../../domain/local-date.ts';

/** "Anna, Ben and Clara". */
export function join(parts: readonly string[], and: string): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** "1 call", "2 calls". */
export function times(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function percent(share: number): number {
  return Math.round(share * 100);
}

/** "08:00". */
export function clock({ minute }: LocalMoment): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return [hours, minutes].map(part => String(part).padStart(2, '0')).join(':');
}

/** " (Müller GmbH)", or nothing. */
export function inBrackets(text: string): string {
  return text === '' ? '' : ` (${text})`;
}
