import { z } from 'zod';
import type { DialledCall, PlacedCall } from './call.ts';
import type { Faults } from './faults.ts';
import type { OutsideCaller } from './outside-caller.ts';
import type { PhoneChange } from './phone.ts';
import { eventNames } from './push.ts';

// Shapes of what comes in from outside: bodies of the control API and scenarios.

const seconds = z.number().min(0).max(1_000_000);
const number = z.string().max(40);

export const placedCallSchema: z.ZodType<PlacedCall> = z.strictObject({
  from: number,
  to: number,
  patienceSeconds: seconds.exactOptional(),
  talkSeconds: seconds.exactOptional(),
  keys: z.array(z.string().regex(/^[0-9A-D#*]*$/)).exactOptional(),
  diversion: number.exactOptional(),
});

const dialledCall = {
  to: number,
  patienceSeconds: seconds.exactOptional(),
  talkSeconds: seconds.exactOptional(),
};

export const dialledCallSchema: z.ZodType<DialledCall> = z.strictObject({
  agentNumber: number,
  ...dialledCall,
});

/** The agent's number is in the path. */
export const phoneCallSchema: z.ZodType<Omit<DialledCall, 'agentNumber'>> = z.strictObject(dialledCall);

export const phoneChangeSchema: z.ZodType<PhoneChange> = z.strictObject({
  online: z.boolean().exactOptional(),
  dnd: z.boolean().exactOptional(),
  answers: z.union([seconds, z.enum(['never', 'busy', 'rejects'])]).exactOptional(),
});

export const transferSchema = z.strictObject({ to: number });

const occasion = {
  probability: z.number().min(0).max(1).exactOptional(),
  next: z.int().min(1).exactOptional(),
};

export const faultsSchema: z.ZodType<Faults> = z.strictObject({
  pushes: z
    .array(
      z.strictObject({
        kind: z.enum(['lose', 'duplicate', 'reorder', 'delay', 'time-out']),
        events: z.array(z.enum(eventNames)).exactOptional(),
        delaySeconds: seconds.exactOptional(),
        ...occasion,
      }),
    )
    .exactOptional(),
  rest: z
    .array(
      z.strictObject({
        method: z.enum(['GET', 'PUT', 'POST', 'DELETE']).exactOptional(),
        path: z.string().exactOptional(),
        delayMs: z.number().min(0).max(600_000).exactOptional(),
        status: z.int().min(200).max(599).exactOptional(),
        text: z.string().max(100_000).exactOptional(),
        retryAfterSeconds: z.number().min(0).exactOptional(),
        ...occasion,
      }),
    )
    .exactOptional(),
  dials: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('refuse'), status: z.int().min(400).max(599), ...occasion }),
        z.strictObject({ kind: z.enum(['hang', 'late', 'silent']), ...occasion }),
      ]),
    )
    .exactOptional(),
});

export const outsideCallerSchema: z.ZodType<Partial<OutsideCaller>> = z.strictObject({
  picksUp: z.number().min(0).max(1).exactOptional(),
  mailboxAfterSeconds: seconds.nullable().exactOptional(),
  talkSeconds: seconds.exactOptional(),
  patienceSeconds: seconds.exactOptional(),
});
