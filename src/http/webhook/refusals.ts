import type { FastifyRequest } from 'fastify';
import type { Refusal } from '../../app/health/push-problem.ts';
import { diagnoseSignature, namesSipgate } from '../../sipgate/diagnose-signature.ts';
import type { SignatureVerifier } from '../../sipgate/signature.ts';
import type { Allowance } from './allowance.ts';

/** A refusal with the status that says it. */
export interface RefusedPush extends Refusal {
  readonly status: number;
}

export const signatureHeader = 'x-sipgate-signature';

/** What speaks against a request at the webhook's address before its content is looked at; null: nothing. */
export async function findRefusal(
  request: FastifyRequest,
  body: Buffer,
  verify: SignatureVerifier,
  diagnoses: Allowance,
): Promise<RefusedPush | null> {
  const { headers } = request;
  const encoding = headers['content-encoding'] ?? '';
  if (!/^(identity)?$/i.test(encoding))
    return {
      kind: 'compressed',
      status: 415,
      said: `The body is encoded (Content-Encoding: ${short(encoding)}), which sipgate's are not.`,
      detail: short(encoding),
      claimsSipgate: signatureHeader in headers,
    };
  const signature = headers[signatureHeader];
  const problem = await verify(body, signature);
  if (problem === null) return null;
  const said = `The signature is ${problem}.`;
  if (problem === 'missing')
    return { kind: 'unsigned', status: 401, said, detail: null, claimsSipgate: false };
  const detail = diagnoses.take() ? await diagnoseSignature(verify, body, signature) : null;
  return { kind: 'wrong-signature', status: 403, said, detail, claimsSipgate: comesFromSipgate(request) };
}

/** The refusal of a body whose content type is no form's, which is not even read. */
export function refusalOfType({ headers }: FastifyRequest): Refusal {
  const detail = short(headers['content-type'] ?? '') || null;
  const said = `The content type is ${detail ?? 'missing'}; application/x-www-form-urlencoded is expected.`;
  return { kind: 'media-type', said, detail, claimsSipgate: signatureHeader in headers };
}

/** Whether it comes with a signature, or from sipgate's program: a person with a browser has neither. */
export function isFromProgram({ headers }: FastifyRequest): boolean {
  return signatureHeader in headers || /^sipgate/i.test(headers['user-agent'] ?? '');
}

/** By its own word or a proxy's: good for a hint, and for nothing else. */
function comesFromSipgate({ ip, headers }: FastifyRequest): boolean {
  const claims = ['x-forwarded-for', 'x-real-ip', 'forwarded'].flatMap(name => headers[name] ?? []);
  return namesSipgate([ip, ...claims]);
}

/** Of what may be anything. */
function short(text: string): string {
  return text
    .replace(/;.*/s, '')
    .replaceAll(/[^\x21-\x7e]/g, '')
    .slice(0, 60);
}
