import { isUtf8 } from 'node:buffer';

/** Fields that may occur once at most; a body that repeats one can be read in two ways. */
const singleFields = new Set([
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
]);

const idFields = ['callId', 'origCallId', 'xcid'];
/** The longest key that every database can hold. */
const maxIdLength = 190;
const maxTextLength = 200;

/** The fields of a body, each with all its values. */
export type Form = ReadonlyMap<string, readonly string[]>;

/** Decodes a form body, or returns null if its bytes are not UTF-8. */
export function readForm(rawBody: Buffer): Form | null {
  if (!isUtf8(rawBody)) return null;
  const form = new Map<string, string[]>();
  new URLSearchParams(rawBody.toString()).forEach((value, name) => {
    const values = form.get(name);
    if (values === undefined) form.set(name, [value]);
    else values.push(value);
  });
  return form;
}

/** Says in one sentence why a form can't be an event, or returns null. */
export function findFormProblem(form: Form): string | null {
  return findMissing(form) ?? findRepeated(form) ?? findOddId(form) ?? findOddDirection(form);
}

/** The value of a field, or an empty text if it is missing. */
export function textOf(form: Form, field: string): string {
  return tidy(firstOf(form, field));
}

/** All values of a PHP-style array field such as `user[]`. */
export function textsOf(form: Form, field: string): string[] {
  return (form.get(field) ?? []).map(tidy);
}

function firstOf(form: Form, field: string): string {
  return form.get(field)?.[0] ?? '';
}

/**
 * Control characters and texts of any length would be refused by databases, long after sipgate has got its
 * reply.
 */
function tidy(text: string): string {
  if (text.length <= maxTextLength && !/\p{Cc}/u.test(text)) return text;
  return [...text.replace(/\p{Cc}/gu, '')].slice(0, maxTextLength).join('');
}

function findMissing(form: Form): string | null {
  const field = ['event', 'callId'].find(name => firstOf(form, name) === '');
  return field === undefined ? null : `Field "${field}" is missing or empty.`;
}

function findRepeated(form: Form): string | null {
  for (const [name, { length }] of form)
    if (length > 1 && singleFields.has(name)) return `Field "${name}" is there ${length} times.`;
  return null;
}

/** Ids are keys: they are never repaired. The value is not shown, since sipgate's ids embed account data. */
function findOddId(form: Form): string | null {
  for (const name of idFields) {
    const id = firstOf(form, name);
    if (!/^[\x21-\x7e]*$/.test(id)) return `Field "${name}" holds characters that are not printable ASCII.`;
    if (id.length > maxIdLength)
      return `Field "${name}" has ${id.length} characters; at most ${maxIdLength} are expected.`;
  }
  return null;
}

function findOddDirection(form: Form): string | null {
  const direction = firstOf(form, 'direction');
  if (['', 'in', 'out'].includes(direction)) return null;
  return `Field "direction" is ${JSON.stringify(direction.slice(0, 40))}; in or out is expected.`;
}
