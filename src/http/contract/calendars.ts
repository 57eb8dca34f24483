import { z } from 'zod';
import { momentSchema, textSchema } from './common.ts';

const agentId = z.string().max(100);

/** What to do with absences that are no longer in a calendar. */
const missing = z.enum(['ask', 'replace', 'keep']).default('ask').meta({
  description: 'Remove them, unless that would be all (`ask`), in any case, or not at all.',
});

export const calendarWantedSchema = z.strictObject({
  ics: z
    .string()
    .max(5 * 1024 * 1024)
    .meta({ description: 'An .ics file.' }),
  deputies: z.array(agentId).max(20),
  missing,
});

export const calendarQuerySchema = z.object({
  deputy: z
    .union([agentId, z.array(agentId).max(20)])
    .optional()
    .meta({ description: 'Who inherits the callers; given several times, in this order.' }),
  missing,
});

export const calendarReportSchema = z
  .object({
    events: z.number().meta({ description: 'How many events the calendar has.' }),
    absences: z
      .number()
      .meta({ description: 'How many of their occurrences are absences that are not over.' }),
    added: z.number(),
    changed: z.number(),
    removed: z.number(),
    leftOut: z
      .array(z.object({ count: z.number(), why: textSchema }))
      .meta({ description: 'Events that are no absences, and why.' }),
    warnings: z.array(textSchema).meta({ description: 'What was not understood; at most twenty.' }),
  })
  .meta({ id: 'CalendarReport', description: 'What was read from a calendar.' });
export type CalendarReport = z.infer<typeof calendarReportSchema>;

const busy = z.enum(['busy', 'out-of-office', 'tentative', 'elsewhere', 'free']);
const words = z.array(z.string().trim().min(1).max(100)).max(50);

export const followedCalendarSchema = z
  .object({
    name: z.string(),
    address: z.string().meta({ description: 'Its host; the rest is a secret.' }),
    agentId: z
      .string()
      .nullable()
      .meta({ description: 'Null: a team calendar, whose events name who is away.' }),
    deputies: z.array(z.string()),
    titles: z.array(z.string()),
    notTitles: z.array(z.string()),
    categories: z.array(z.string()),
    busy: z.array(busy),
    minutes: z.number(),
    checkedAt: momentSchema.nullable().meta({ description: 'When it was last checked; null: not yet.' }),
    readAt: momentSchema.nullable().meta({ description: 'When that last succeeded; null: never.' }),
    failing: z.object({ since: momentSchema, why: textSchema }).nullable(),
    held: z.number().meta({ description: 'How many absences wait for somebody to confirm their removal.' }),
    result: calendarReportSchema.nullable().meta({ description: 'Of the latest reading.' }),
  })
  .meta({ id: 'FollowedCalendar', description: 'A published calendar that is read regularly.' });
export type FollowedCalendar = z.infer<typeof followedCalendarSchema>;

export const followedCalendarListSchema = z
  .object({ now: momentSchema, calendars: z.array(followedCalendarSchema) })
  .meta({ id: 'FollowedCalendarList' });
export type FollowedCalendarList = z.infer<typeof followedCalendarListSchema>;

export const followWantedSchema = z.strictObject({
  address: z
    .string()
    .max(2_000)
    .optional()
    .meta({ description: 'https:// or webcal://; left out: unchanged.' }),
  agentId: agentId.nullable(),
  deputies: z.array(agentId).max(20).default([]),
  titles: words.default([]),
  notTitles: words.default([]),
  categories: words.default([]),
  busy: z.array(busy).min(1).default(['busy', 'out-of-office']),
  minutes: z.number().int().min(5).max(1_440).default(30),
});
export type FollowWanted = z.input<typeof followWantedSchema>;

export const refreshWantedSchema = z.strictObject({
  isConfirmed: z.boolean().meta({ description: 'Whether all absences it brought may be removed.' }),
});
