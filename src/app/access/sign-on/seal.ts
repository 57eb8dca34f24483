import { keyFrom, seal, unseal } from '../seal.ts';

/**
 * Encrypts what the provider is asked with about somebody. The key follows from the secret that Familiar shares with the
 * identity provider, which is part of the settings.
 */
export function sealRenewal(text: string, secret: string): string {
  return seal(text, keyOf(secret));
}

/** What was sealed; null if the secret is another by now, or somebody has changed the text. */
export function unsealRenewal(text: string, secret: string): string | null {
  return unseal(text, keyOf(secret));
}

function keyOf(secret: string): Buffer {
  return keyFrom(secret, 'renewal of a sign-on');
}
