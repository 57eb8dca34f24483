import type { NamedUser } from './directory.ts';
import { withoutPlus } from './directory.ts';
import type { HangupCause, Leg } from './leg.ts';

export const eventNames = ['newCall', 'answer', 'hangup', 'dtmf'] as const;
export type EventName = (typeof eventNames)[number];

/** Form fields in the order in which they are sent. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** An event on its way to a webhook. */
export interface Push {
  readonly event: EventName;
  readonly callId: string;
  readonly url: string;
  readonly fields: Fields;
}

/** Who picked up. The number is null if sipgate does not say, as for a mailbox. */
export interface Answerer {
  readonly number: string | null;
  readonly user: NamedUser | null;
}

export function newCallFields(leg: Leg, options: { masterSipId: string; listsUsers: boolean }): Fields {
  const isListed = options.listsUsers || leg.destination.kind === 'mailbox';
  const users = isListed ? leg.users : [{ id: null, name: '' }];
  const ids = users.flatMap(user => user.id ?? []);
  return [
    ...callFields('newCall', leg),
    ...users.map(user => ['user[]', user.name] as const),
    ...ids.map(id => ['userId[]', id] as const),
    ...ids.map(id => ['fullUserId[]', `${options.masterSipId}${id}`] as const),
  ];
}

/** `user` and its ids exist only for incoming legs. */
export function answerFields(leg: Leg, by: Answerer, masterSipId: string): Fields {
  const user = leg.direction === 'in' ? by.user : null;
  const id = user?.id ?? null;
  return [
    ...callFields('answer', leg),
    ...optional('user', user?.name ?? null),
    ...optional('userId', id),
    ...optional('fullUserId', id === null ? null : `${masterSipId}${id}`),
    ...optional('answeringNumber', by.number),
  ];
}

export function hangupFields(leg: Leg, cause: HangupCause): Fields {
  return [
    ...callFields('hangup', leg),
    ['cause', cause],
    ...optional('answeringNumber', leg.answeringNumber),
  ];
}

export function dtmfFields(callId: string, dtmf: string | null): Fields {
  return [['event', 'dtmf'], ['callId', callId], ...optional('dtmf', dtmf)];
}

/**
 * `application/x-www-form-urlencoded`. Brackets in names are percent-encoded, as real ones are, or left
 * literal.
 */
export function renderForm(fields: Fields, brackets: 'encoded' | 'literal'): string {
  const form = new URLSearchParams(fields.map((field): [string, string] => [...field])).toString();
  return brackets === 'encoded' ? form : form.replaceAll(/(^|&)(\w+)%5B%5D=/g, '$1$2[]=');
}

function callFields(event: EventName, leg: Leg): Fields {
  return [
    ['event', event],
    ['direction', leg.direction],
    ['from', withoutPlus(leg.from)],
    ['to', withoutPlus(leg.to)],
    ['callId', leg.callId],
    ['origCallId', leg.origCallId],
    ['xcid', leg.xcid],
    ...optional('diversion', leg.diversion),
  ];
}

function optional(name: string, value: string | null): Fields {
  return value === null ? [] : [[name, withoutPlus(value)]];
}
