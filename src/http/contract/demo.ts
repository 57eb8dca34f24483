import { z } from 'zod';
import { demoFaultNames } from '../../app/page/demo.ts';
import { callerSchema } from './common.ts';

export const demoSchema = z
  .object({
    speed: z.number(),
    phones: z.array(
      z.object({
        number: z.string(),
        display: z.string(),
        name: z.string(),
        state: z.enum(['idle', 'ringing', 'talking']),
        isOnline: z.boolean(),
        isDnd: z.boolean(),
        isAutomatic: z.boolean(),
      }),
    ),
    callers: z.array(callerSchema),
    calls: z.array(
      z.object({ callId: z.string(), caller: callerSchema, state: z.enum(['ringing', 'talking', 'ended']) }),
    ),
  })
  .meta({ id: 'Demo' });
export type Demo = z.infer<typeof demoSchema>;

const number = z.string().max(40);

export const demoActionSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('call'), from: number }),
  z.strictObject({ action: z.literal('hang-up'), callId: z.string().max(200) }),
  z.strictObject({ action: z.literal('pick-up'), number }),
  z.strictObject({ action: z.literal('put-down'), number }),
  z.strictObject({
    action: z.literal('change'),
    number,
    isOnline: z.boolean().exactOptional(),
    isDnd: z.boolean().exactOptional(),
    isAutomatic: z.boolean().exactOptional(),
  }),
]);
export type DemoAction = z.infer<typeof demoActionSchema>;

/** The link is good once, until somebody has set up the first user; then it leads to the page. */
export const emptyDemoSchema = z.object({ link: z.string() }).meta({ id: 'EmptyDemo' });

export const demoAccountSchema = z
  .object({
    tokenId: z.string(),
    token: z.string(),
    hotline: z.string(),
    address: z.string().meta({ description: 'Where the emulator reaches this Familiar.' }),
    caller: z.string(),
    faults: z.array(z.enum(demoFaultNames)).meta({ description: 'Those that are on.' }),
  })
  .meta({ id: 'DemoAccount' });
export type DemoAccountView = z.infer<typeof demoAccountSchema>;

export const demoFaultSchema = z.strictObject({ fault: z.enum(demoFaultNames), isOn: z.boolean() });
