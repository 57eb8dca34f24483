/** A sentence, or a part of one, for people. */
export interface CalendarText {
  readonly en: string;
  readonly de: string;
}

/** Text for people on one line: without control characters, at most `maxLength` characters. */
export function onOneLine(text: string, maxLength: number): string {
  return (
    text
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim()
      .slice(0, maxLength)
      // Half a letter can't be stored.
      .replace(/[\uD800-\uDBFF]$/, '')
      .trim()
  );
}
