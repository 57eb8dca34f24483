/** A URL; null: the text is none. `URL.canParse` of Node 20 refuses umlauts once it is compiled. */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
