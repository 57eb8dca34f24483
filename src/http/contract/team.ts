import { z } from 'zod';

const shownNumberSchema = z.object({ number: z.string(), display: z.string() });

const personSchema = z
  .object({
    agentId: z.string(),
    name: z.string(),
    twin: z
      .string()
      .nullable()
      .meta({ description: 'What tells them from others of the same name; null: nobody else has it.' }),
    isUser: z
      .boolean()
      .meta({ description: 'Whether sipgate has them as one user, who can be given numbers.' }),
    presence: z.enum(['reachable', 'do-not-disturb', 'offline', 'unverified']),
    numbers: z
      .array(shownNumberSchema.extend({ isGiven: z.boolean() }))
      .readonly()
      .meta({ description: 'Given: by hand, on this page.' }),
    devices: z
      .array(
        z.object({
          name: z.string(),
          presence: z.enum(['online', 'offline', 'unverified']),
          isOnDnd: z.boolean(),
        }),
      )
      .nullable()
      .meta({ description: 'Their phones at sipgate; null: not known.' }),
    takesPart: z.boolean().meta({ description: 'Whether they get calls of the first hotline.' }),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;

export const teamQuerySchema = z.object({
  search: z.string().max(100).default(''),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});

export const teamSchema = z
  .object({
    total: z.number(),
    able: z.number().meta({ description: 'How many have a number to be rung at.' }),
    takingPart: z.number().meta({ description: 'How many of these get calls of the first hotline.' }),
    found: z.number().meta({ description: 'How many fit the search.' }),
    people: z
      .array(personSchema)
      .meta({ description: 'The next of them; those without a number come first.' }),
    members: z.enum(['everybody', 'chosen', 'groups']).nullable().meta({
      description: 'How the first hotline says who gets its calls; null: there is no hotline.',
    }),
    loose: z
      .object({ total: z.number(), numbers: z.array(shownNumberSchema) })
      .nullable()
      .meta({ description: 'Numbers of the account that ring no single person; null: they are not shown.' }),
    gone: z
      .array(shownNumberSchema.extend({ name: z.string() }))
      .meta({ description: 'Given by hand, but not in force: sipgate says otherwise by now.' }),
  })
  .meta({ id: 'Team' });
export type Team = z.infer<typeof teamSchema>;

export const takingPartWantedSchema = z.strictObject({
  basedOn: z.number().meta({ description: 'The revision the change is based on.' }),
  changes: z
    .array(z.strictObject({ agentId: z.string().max(100), takesPart: z.boolean() }))
    .min(1)
    .max(5000),
});
