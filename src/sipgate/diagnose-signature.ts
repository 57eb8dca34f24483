import type { SignatureVerifier } from './signature.ts';

/**
 * Why a signature is wrong, as far as the push itself shows it.
 *
 * - `rewritten`: the body was encoded anew on its way; the signature is right for how it must have been
 * - `empty`: there is no body
 * - `other-key`: the signature is of another length than the key's
 */
export type SignatureDiagnosis = 'rewritten' | 'empty' | 'other-key';

/** Looks for the cause; null: the push does not show it. Costs up to ten checks of a signature. */
export async function diagnoseSignature(
  verify: SignatureVerifier,
  body: Buffer,
  header: string | readonly string[] | undefined,
): Promise<SignatureDiagnosis | null> {
  if (body.length === 0) return 'empty';
  if (typeof header === 'string' && isOfAnotherKey(header, await verify(body, header))) return 'other-key';
  for (const candidate of earlierForms(body.toString()))
    if ((await verify(Buffer.from(candidate), header)) === null) return 'rewritten';
  return null;
}

function isOfAnotherKey(header: string, problem: Awaited<ReturnType<SignatureVerifier>>): boolean {
  const bytes = Buffer.from(header, 'base64');
  return (
    problem === 'malformed' &&
    bytes.toString('base64') === header &&
    bytes.length % 128 === 0 &&
    header !== ''
  );
}

/**
 * How a body may have been before a proxy decoded its form and wrote it again, or put a line break behind it.
 */
function earlierForms(body: string): ReadonlySet<string> {
  const trimmed = body.trim();
  const anew = new URLSearchParams(trimmed).toString();
  const forms = [trimmed, anew].flatMap(form => [
    form,
    form.replaceAll('+', '%20'),
    form.replaceAll('%20', '+'),
    form.replaceAll('%5B%5D', '[]'),
    form.replaceAll('[]', '%5B%5D'),
    form.replaceAll(/%[0-9a-f]{2}/gi, code => code.toLowerCase()),
    form.replaceAll(/%[0-9a-f]{2}/gi, code => code.toUpperCase()),
  ]);
  return new Set(forms.filter(form => form !== body));
}

/** From where sipgate's pushes have been seen to come. Only a hint: a header may claim any address. */
const sipgateAddresses = ['217.116.118.254', '212.9.46.32'];

/** Whether one of the texts, such as the header of a proxy, names an address of sipgate's. */
export function namesSipgate(texts: readonly string[]): boolean {
  return texts.some(text => text.split(/[^0-9.]+/).some(part => sipgateAddresses.includes(part)));
}
