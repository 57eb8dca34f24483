import type {
  Answer,
  CallEvent,
  Hangup,
  HangupCause,
  KeysPressed,
  NamedUser,
  NewCall,
} from '../domain/call-event.ts';
import { type Party, toParty } from '../domain/party.ts';
import { toPhoneNumber } from '../domain/phone-number.ts';
import { type Form, findFormProblem, readForm, textOf, textsOf } from './push-form.ts';

export type Parsed =
  | {
      readonly ok: true;
      readonly event: CallEvent;
      /** The account of the users whom a newCall names, as far as it says so; null: it does not. */
      readonly accountId: string | null;
    }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads the body of a push: a form in UTF-8 with an `event` and a `callId`. Everything else may be missing,
 * empty or odd, because real pushes are; fields that aren't known are ignored.
 *
 * The problem names the field at fault, and its value only if that can't be personal data.
 */
export function parsePushEvent(rawBody: Buffer): Parsed {
  const form = readForm(rawBody);
  if (form === null) return { ok: false, problem: 'The body is not UTF-8.' };
  const problem = findFormProblem(form);
  if (problem !== null) return { ok: false, problem };
  const event = readEvent(form);
  if (event === null) return { ok: false, problem: unknownEvent(form) };
  return { ok: true, event, accountId: readAccountId(form) };
}

function readEvent(form: Form): CallEvent | null {
  switch (textOf(form, 'event')) {
    case 'newCall':
      return readNewCall(form);
    case 'answer':
      return readAnswer(form);
    case 'hangup':
      return readHangup(form);
    case 'dtmf':
      return readKeys(form);
    default:
      return null;
  }
}

function unknownEvent(form: Form): string {
  const found = JSON.stringify(textOf(form, 'event').slice(0, 40));
  return `Field "event" is ${found}; newCall, answer, hangup or dtmf is expected.`;
}

function readNewCall(form: Form): NewCall {
  return {
    type: 'newCall',
    users: readUsers(textsOf(form, 'userId[]'), textsOf(form, 'user[]')),
    diversion: readDiversion(form),
    ...readLeg(form),
  };
}

function readAnswer(form: Form): Answer {
  return {
    type: 'answer',
    user: readUsers([textOf(form, 'userId')], [textOf(form, 'user')])[0] ?? null,
    answeringNumber: toPhoneNumber(textOf(form, 'answeringNumber')),
    ...readLeg(form),
  };
}

function readHangup(form: Form): Hangup {
  return {
    type: 'hangup',
    cause: causes.get(textOf(form, 'cause')) ?? 'other',
    answeringNumber: toPhoneNumber(textOf(form, 'answeringNumber')),
    ...readLeg(form),
  };
}

function readKeys(form: Form): KeysPressed {
  const { callId, originalCallId, flowId } = readLeg(form);
  return { type: 'dtmf', callId, originalCallId, flowId, digits: textOf(form, 'dtmf') };
}

// Spread last wherever it is used: V8 is slow with every property that comes after a spread.
function readLeg(form: Form): Omit<NewCall, 'type' | 'users' | 'diversion'> {
  return {
    callId: textOf(form, 'callId'),
    originalCallId: textOf(form, 'origCallId') || null,
    flowId: textOf(form, 'xcid') || null,
    direction: textOf(form, 'direction') === 'out' ? 'out' : 'in',
    caller: toParty(textOf(form, 'from')),
    called: toParty(textOf(form, 'to')),
  };
}

/** A full id is the account's number with a user's id behind it, such as `1234567w0` (platform.md 1.3). */
function readAccountId(form: Form): string | null {
  const ids = new Set(textsOf(form, 'fullUserId[]').map(id => /^(\d+)w\d+$/.exec(id)?.[1] ?? null));
  const [id = null] = ids;
  return ids.size === 1 ? id : null;
}

function readDiversion(form: Form): Party | null {
  const text = textOf(form, 'diversion');
  return text === '' ? null : toParty(text);
}

/** The lists belong together by position, but either may be shorter, empty or absent. */
function readUsers(ids: readonly string[], names: readonly string[]): NamedUser[] {
  return Array.from({ length: Math.max(ids.length, names.length) }, (_, index) => ({
    id: ids[index] || null,
    name: names[index] ?? '',
  })).filter(user => user.id !== null || user.name !== '');
}

/** sipgate documents `noAnswer` as: the callee rejected the call, for example by do-not-disturb. */
const causes: ReadonlyMap<string, HangupCause> = new Map([
  ['normalClearing', 'normal-clearing'],
  ['busy', 'busy'],
  ['cancel', 'cancel'],
  ['noAnswer', 'no-answer'],
  ['congestion', 'congestion'],
  ['notFound', 'not-found'],
  ['forwarded', 'forwarded'],
]);
