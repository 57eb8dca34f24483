/** Nobody guesses a random text of this length, and nobody remembers one. */
const leastLength = 32;

export const secretKeyRemedy = `give at least ${leastLength} random characters, such as what "openssl rand -base64 32" prints`;

export function parseSecretKey(text: string): string | null {
  return text.length >= leastLength ? text : null;
}
