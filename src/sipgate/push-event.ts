import type { Answer, CallEvent, Hangup, HangupCause, NamedUser, NewCall } from '../acd/call-event.ts';
import { type Party, toParty } from '../acd/party.ts';
import { toPhoneNumber } from '../acd/phone-number.ts';
import { findFormProblem, readForm, textOf, textsOf } from './push-form.ts';

export type Parsed =
  | { readonly ok: true; readonly event: CallEvent }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads the body of a push: a form in UTF-8 with an `event` and a `callId`. Everything else may be missing,
 * empty or odd, because real pushes are; fields that aren't known are ignored.
 *
 * The problem names the field at fault, and its value only where that can't be personal data.
 */
export function parsePushEvent(rawBody: Buffer): Parsed {
  const form = readForm(rawBody);
  if (form === null) return { ok: false, problem: 'The body is not UTF-8.' };
  const problem = findFormProblem(form);
  if (problem !== null) return { ok: false, problem };
  const event = readEvent(form);
  return event === null ? { ok: false, problem: unknownEvent(form) } : { ok: true, event };
}

function readEvent(form: URLSearchParams): CallEvent | null {
  switch (textOf(form, 'event')) {
    case 'newCall':
      return readNewCall(form);
    case 'answer':
      return readAnswer(form);
    case 'hangup':
      return readHangup(form);
    case 'dtmf':
      return { type: 'dtmf', ...readIds(form), digits: textOf(form, 'dtmf') };
    default:
      return null;
  }
}

function unknownEvent(form: URLSearchParams): string {
  const found = JSON.stringify(textOf(form, 'event').slice(0, 40));
  return `Field "event" is ${found}; newCall, answer, hangup or dtmf is expected.`;
}

function readNewCall(form: URLSearchParams): NewCall {
  return {
    type: 'newCall',
    ...readIds(form),
    ...readEnds(form),
    users: readUsers(textsOf(form, 'userId[]'), textsOf(form, 'user[]')),
    diversion: readDiversion(form),
  };
}

function readAnswer(form: URLSearchParams): Answer {
  return {
    type: 'answer',
    ...readIds(form),
    ...readEnds(form),
    user: readUsers([textOf(form, 'userId')], [textOf(form, 'user')])[0] ?? null,
    answeringNumber: toPhoneNumber(textOf(form, 'answeringNumber')),
  };
}

function readHangup(form: URLSearchParams): Hangup {
  return {
    type: 'hangup',
    ...readIds(form),
    ...readEnds(form),
    cause: causes.get(textOf(form, 'cause')) ?? 'other',
    answeringNumber: toPhoneNumber(textOf(form, 'answeringNumber')),
  };
}

function readIds(form: URLSearchParams): Pick<CallEvent, 'callId' | 'originalCallId' | 'flowId'> {
  return {
    callId: textOf(form, 'callId'),
    originalCallId: textOf(form, 'origCallId') || null,
    flowId: textOf(form, 'xcid') || null,
  };
}

function readEnds(form: URLSearchParams): Pick<NewCall, 'direction' | 'caller' | 'called'> {
  return {
    direction: textOf(form, 'direction') === 'out' ? 'out' : 'in',
    caller: toParty(textOf(form, 'from')),
    called: toParty(textOf(form, 'to')),
  };
}

function readDiversion(form: URLSearchParams): Party | null {
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
