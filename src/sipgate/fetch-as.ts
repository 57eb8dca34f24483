import type { z } from 'zod';
import type { RestClient } from './rest-client.ts';
import { SipgateApiError } from './sipgate-api-error.ts';

/**
 * Fetches a reply of a certain form. Rejects with a {@link SipgateApiError}, also if the form is different.
 */
export async function fetchAs<Reply>(
  client: RestClient,
  request: { readonly path: string; readonly form: z.ZodType<Reply>; readonly signal: AbortSignal },
): Promise<Reply> {
  const { data, error } = request.form.safeParse(await client.fetchJson(request.path, request.signal));
  if (error === undefined) return data;
  const [path = ''] = request.path.split('?');
  throw new SipgateApiError({ problem: 'unreadable', path, detail: describeIssue(error) });
}

/** Where the reply differs from the form expected, without its values. */
function describeIssue({ issues }: z.ZodError): string {
  const [issue] = issues;
  return issue === undefined ? 'it has another form' : `at "${issue.path.join('.')}": ${issue.message}`;
}
