import { z } from 'zod';
import { calendarSchema } from './calendar-schema.ts';
import { callbackLimitsSchema } from './callback-schema.ts';
import { handlingSchema } from './handling-schema.ts';
import { agent, agents, hotlineSchema, refusal } from './hotline-schema.ts';
import { hoursSchema, weeklySchema } from './hours-schema.ts';
import { remedy } from './remedy.ts';
import { rotaSchema } from './rota-schema.ts';
import {
  dateOrTime,
  decimal,
  label,
  localDate,
  oneOf,
  phoneNumber,
  phonePrefix,
  timeZone,
  wholeNumber,
  yesOrNo,
} from './scalars.ts';

const learning = z.strictObject({
  direct: yesOrNo().optional().describe('Whether calls to an agent’s own number count'),
  outgoing: yesOrNo().optional().describe('Whether calls that agents make count'),
  halfLifeDays: decimal(0.1, 36_500).optional().describe('Age at which a call counts half'),
  credit: oneOf(['first', 'final']).optional().describe('Who counts after a transfer; final by default'),
  minTalkSeconds: wholeNumber(0, 3_600).optional().describe('Shorter calls do not count'),
  returnCallHours: wholeNumber(0, 720)
    .optional()
    .describe('How long a return call goes to the agent who called in vain; 0 for never'),
});

const goals = z.strictObject({
  answered: wholeNumber(0, 100)
    .optional()
    .describe('Percent of calls to answer; 90 by default, 0 for no goal'),
  serviceLevel: wholeNumber(0, 100)
    .optional()
    .describe('Percent of calls to answer in time; 80 by default, 0 for no goal'),
  serviceLevelSeconds: wholeNumber(1, 600)
    .optional()
    .describe('Within how many seconds a call is answered in time; 20 by default'),
});

export const absenceSchema = z.strictObject({
  agent,
  from: dateOrTime.describe('First day, or moment'),
  to: dateOrTime.optional().describe('Last day, or moment of the end; until further notice if left out'),
  deputies: z.array(agent).max(20).optional().describe('Who takes over the callers, in this order'),
  why: label().optional(),
  uid: label(500).optional().describe('Id in the calendar from which it was imported'),
  source: label().optional().describe('Name of that calendar, where it has one'),
});

const workingTimes = z.strictObject({
  agent,
  weekly: weeklySchema.describe(
    'Times by day, such as "monday-thursday: 08:00-14:00"; nobody is rung on a day that is not named',
  ),
});

const fixed = z.union([agent, z.strictObject({ agent, strict: yesOrNo() })], {
  error: remedy(
    'give an agent, or { agent: …, strict: true }',
    'geben Sie eine Person oder { agent: …, strict: true } an',
    { en: 'choose somebody of the team', de: 'wählen Sie jemanden aus dem Team' },
  ),
});

export const callerSchema = z
  .strictObject({
    name: label().optional(),
    numbers: z.array(phoneNumber).max(100).optional().describe('Several are one customer'),
    prefixes: z.array(phonePrefix).max(100).optional().describe('Beginnings of numbers'),
    vip: yesOrNo().optional(),
    fixed: fixed.optional().describe('The agent who gets the calls; nobody else does if strict'),
    never: agents.optional().describe('Agents who never get a call of this caller'),
    blocked: refusal.optional(),
    someoneNew: yesOrNo().optional().describe('Whether somebody new to the caller comes first'),
    until: localDate.optional().describe('The last day on which this applies'),
  })
  .superRefine(({ numbers = [], prefixes = [] }, context) => {
    if (numbers.length + prefixes.length > 0) return;
    context.addIssue({ code: 'custom', path: ['numbers'], message: numberless });
  });

const numberless = remedy('give numbers or prefixes', 'geben Sie numbers oder prefixes an', {
  en: 'give at least one phone number or number range',
  de: 'geben Sie mindestens eine Rufnummer oder einen Nummernbereich an',
});

export const maxAbsences = 5_000;
export const maxCallers = 20_000;

const groups = z.record(label(), agents);
const rotas = z.record(label(), rotaSchema);
const hours = z.record(label(), hoursSchema);

/** A company's configuration as it is written: one schema for YAML, programs and editors. */
export const planSchema = z.strictObject({
  language: oneOf(['de', 'en']).optional().describe('Of announcements; de by default'),
  timeZone: timeZone.optional().describe('The time zone of dates; Europe/Berlin by default'),
  learning: learning.optional().describe('What makes caller and agent familiar'),
  goals: goals.optional().describe('What figures are measured by'),
  handling: handlingSchema
    .optional()
    .describe('How calls are handled; what is left out is as the environment says'),
  callbacks: callbackLimitsSchema.optional().describe('What callbacks on request may cost'),
  groups: limited(groups, 200).optional().describe('Agents by the name of their group'),
  rotas: limited(rotas, 100)
    .optional()
    .describe('Agents who take weekly turns at being on call, by the name of their rota'),
  hours: limited(hours, 100).optional().describe('Opening hours by their name'),
  hotlines: z.array(hotlineSchema).min(1).max(100),
  absences: z.array(absenceSchema).max(maxAbsences).optional().describe('Who is away, and who stands in'),
  workingTimes: z
    .array(workingTimes)
    .max(1_000)
    .optional()
    .describe('When agents work who do not whenever a hotline is open'),
  calendars: z
    .array(calendarSchema)
    .max(100)
    .optional()
    .describe('Published calendars from which absences are imported automatically'),
  callers: z
    .array(callerSchema)
    .max(maxCallers)
    .optional()
    .describe('Rules for single callers; they take precedence over the statistics'),
});

export type PlanDocument = z.output<typeof planSchema>;
export type AbsenceDocument = z.output<typeof absenceSchema>;
export type WorkingTimesDocument = z.output<typeof workingTimes>;
export type CalendarDocument = z.output<typeof calendarSchema>;
export type CallerDocument = z.output<typeof callerSchema>;

function limited<T extends z.ZodType<object>>(record: T, max: number): T {
  return record.refine(given => Object.keys(given).length <= max, {
    error: remedy(`give at most ${max}`, `geben Sie höchstens ${max} an`),
  });
}
