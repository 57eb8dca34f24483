import { z } from 'zod';
import { momentSchema, textSchema } from './common.ts';
import { checkSchema } from './reports.ts';

// What the assistant finds out. The shapes are those of app/ports/connect.ts.

const problemSchema = z
  .object({ kind: z.string(), say: textSchema })
  .meta({ id: 'ConnectProblem', description: 'What is wrong, for programs and for people.' });

export const pastedTokenSchema = z.strictObject({
  id: z.string().max(200).meta({ description: 'Begins with `token-`.' }),
  token: z.string().max(500),
});

export const tokenReportSchema = z
  .object({
    problem: problemSchema.nullable().meta({ description: 'Why it can’t be used at all.' }),
    remarks: z.array(problemSchema).readonly(),
    owner: z
      .object({ userId: z.string(), accountId: z.string(), isAdmin: z.boolean().nullable() })
      .nullable(),
    account: z.enum(['classic', 'neo']).nullable(),
    scopes: z
      .array(
        z.object({
          scope: z.string(),
          state: z.enum(['granted', 'missing', 'untested', 'not-needed', 'unclear']),
          isEssential: z.boolean(),
          lost: textSchema.meta({ description: 'What does not work without it.' }),
          why: textSchema.nullable(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'TokenReport' });
export type TokenReport = z.infer<typeof tokenReportSchema>;

export const accountNumbersSchema = z
  .object({
    numbers: z
      .array(
        z.object({
          number: z.string(),
          display: z.string(),
          agents: z.array(z.string()).readonly().meta({ description: 'Whom it rings directly, by name.' }),
          isHotline: z.boolean(),
        }),
      )
      .readonly()
      .nullable()
      .meta({ description: 'Null: see `problem`.' }),
    problem: problemSchema
      .nullable()
      .meta({ description: 'Why they can’t be seen; null beside no numbers: sipgate is still being asked.' }),
  })
  .meta({ id: 'AccountNumbers' });
export type AccountNumbers = z.infer<typeof accountNumbersSchema>;

export const addressWantedSchema = z.strictObject({ address: z.string().max(2000) });

export const addressReportSchema = z
  .object({
    problems: z
      .array(problemSchema.extend({ isDoubt: z.boolean() }))
      .readonly()
      .meta({ description: 'What keeps calls away comes first; of a doubt calls may arrive all the same.' }),
    certificate: z.object({ validTo: momentSchema }).nullable(),
    proxies: z
      .record(z.string(), z.string())
      .meta({ description: 'Ready texts for a reverse proxy, by its name.' }),
  })
  .meta({ id: 'AddressReport' });
export type AddressReport = z.infer<typeof addressReportSchema>;

const webhookSettingsSchema = z.object({
  incomingUrl: z.string(),
  outgoingUrl: z.string(),
  log: z.boolean(),
  whitelist: z.array(z.string()).readonly().nullable().meta({ description: 'Null: all.' }),
});

export const webhookSchema = z
  .object({
    ours: z.string().nullable().meta({ description: 'The address that sipgate should have.' }),
    settings: webhookSettingsSchema.nullable().meta({ description: 'What it has; null: see `problem`.' }),
    problem: problemSchema.nullable(),
    isRight: z.boolean().meta({ description: 'Whether sipgate has our address for both kinds of calls.' }),
    canUndo: z.boolean(),
    account: z.enum(['classic', 'neo']).nullable().meta({ description: 'Null: not known yet.' }),
    selected: z.array(z.string()).nullable().meta({
      description: 'Names of those whose calls are reported; null: everybody’s, or it is not known.',
    }),
    lastPushAt: momentSchema.nullable(),
    newCalls: z.number().meta({ description: 'How many calls have been reported since the start.' }),
  })
  .meta({ id: 'Webhook' });
export type WebhookView = z.infer<typeof webhookSchema>;

export const pushesSchema = z
  .object({
    lastPushAt: momentSchema.nullable(),
    newCalls: z.number(),
    refused: z.number(),
    astray: z.number(),
    foreign: z.number(),
    log: z
      .array(
        z.object({
          at: momentSchema.nullable(),
          event: z.string(),
          status: z.number().nullable(),
          verdict: z.string(),
          say: textSchema.nullable(),
        }),
      )
      .readonly()
      .nullable()
      .meta({ description: 'sipgate’s own log, newest first; null: see `problem`.' }),
    problem: problemSchema.nullable(),
  })
  .meta({
    id: 'Pushes',
    description: 'What has come from sipgate since the start, and what its own log says.',
  });
export type Pushes = z.infer<typeof pushesSchema>;

export const importSchema = z
  .object({
    state: z
      .enum(['never', 'running', 'done', 'stopped', 'failed'])
      .meta({ description: 'Of this instance since its start.' }),
    done: z.number().nullable().meta({ description: 'Share, 0 to 1; null: not known.' }),
    added: z.number(),
    known: z.number(),
    leftOut: z.number(),
    problem: textSchema.nullable(),
    waiting: z.object({ why: textSchema, seconds: z.number() }).nullable().meta({
      description:
        'What keeps it from going on at the moment, and for how long it still waits; 0: sipgate is being asked again.',
    }),
  })
  .meta({ id: 'Import' });
export type ImportView = z.infer<typeof importSchema>;

export const knownBeforeSchema = z
  .object({
    calls: z.number().meta({ description: 'Of callers who had talked to somebody before.' }),
    familiar: z.number().meta({ description: 'How many were answered by an agent the caller knew.' }),
    couldBe: z
      .number()
      .meta({ description: 'Of how many the agent whom the caller knew best is on the roster today.' }),
    lookedAt: z
      .number()
      .meta({ description: 'How many calls were looked at, the latest ones, of all kinds.' }),
    since: momentSchema.nullable().meta({ description: 'The first of them; null: there are none.' }),
    areAll: z.boolean().meta({ description: 'Whether there are no earlier ones.' }),
  })
  .meta({
    id: 'KnownBefore',
    description: 'Who knew whom in the latest calls; whom they knew is known from the calls of all time.',
  });
export type KnownBefore = z.infer<typeof knownBeforeSchema>;

/** What changes without anybody doing anything, small enough to be asked for every few seconds. */
export const connectStateSchema = z
  .object({
    team: z.object({ people: z.number(), version: z.string() }).meta({
      description: 'The version changes with whatever is known of the account’s people and numbers.',
    }),
    lookProblem: problemSchema
      .nullable()
      .meta({ description: 'Why the latest look at the account showed nobody, and what to do.' }),
    tokenFindings: z.array(checkSchema).readonly().meta({ description: 'What is wrong with the token.' }),
    pastCalls: importSchema,
  })
  .meta({ id: 'ConnectState' });
export type ConnectState = z.infer<typeof connectStateSchema>;
