/** The fields that may be there once at most; a body in which one is repeated can be read in two ways. */
const singleFields = [
  'event',
  'callId',
  'origCallId',
  'xcid',
  'direction',
  'from',
  'to',
  'diversion',
  'user',
  'userId',
  'answeringNumber',
  'cause',
  'dtmf',
];

const idFields = ['callId', 'origCallId', 'xcid'];
/** As long as a key can be on every database. */
const maxIdLength = 190;
const maxTextLength = 200;

/** Decodes a form body, or returns null if its bytes are not UTF-8. */
export function readForm(rawBody: Buffer): URLSearchParams | null {
  try {
    return new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(rawBody));
  } catch {
    return null;
  }
}

/** Says in one sentence why a form can't be an event, or returns null. */
export function findFormProblem(form: URLSearchParams): string | null {
  return findMissing(form) ?? findRepeated(form) ?? findOddId(form) ?? findOddDirection(form);
}

/** The value of a field, or an empty text where it is missing. */
export function textOf(form: URLSearchParams, field: string): string {
  return tidy(form.get(field) ?? '');
}

/** All values of a PHP-style array field such as `user[]`. */
export function textsOf(form: URLSearchParams, field: string): string[] {
  return form.getAll(field).map(tidy);
}

/** Control characters and texts of any length would be refused by databases, long after sipgate has got its reply. */
function tidy(text: string): string {
  if (text.length <= maxTextLength && !/\p{Cc}/u.test(text)) return text;
  return [...text.replace(/\p{Cc}/gu, '')].slice(0, maxTextLength).join('');
}

function findMissing(form: URLSearchParams): string | null {
  const field = ['event', 'callId'].find(name => !form.get(name));
  return field === undefined ? null : `Field "${field}" is missing or empty.`;
}

function findRepeated(form: URLSearchParams): string | null {
  const field = singleFields.find(name => form.getAll(name).length > 1);
  return field === undefined ? null : `Field "${field}" is there ${form.getAll(field).length} times.`;
}

/** Ids are keys: they are never repaired. The value is not shown, since sipgate's ids embed account data. */
function findOddId(form: URLSearchParams): string | null {
  const field = idFields.find(name => !/^[\x21-\x7e]*$/.test(form.get(name) ?? ''));
  if (field !== undefined) return `Field "${field}" holds characters that are not printable ASCII.`;
  const long = idFields.find(name => (form.get(name)?.length ?? 0) > maxIdLength);
  if (long === undefined) return null;
  return `Field "${long}" has ${form.get(long)?.length} characters; at most ${maxIdLength} are expected.`;
}

function findOddDirection(form: URLSearchParams): string | null {
  const direction = form.get('direction') ?? '';
  if (['', 'in', 'out'].includes(direction)) return null;
  return `Field "direction" is ${JSON.stringify(direction.slice(0, 40))}; in or out is expected.`;
}
