import { z } from 'zod';
import type { CallerDocument, PlanDocument } from '../../plan/document.ts';
import { wholeHandlingSchema } from '../../plan/handling-schema.ts';
import { hoursSchema } from '../../plan/hours-schema.ts';
import { callerSchema, momentSchema, textSchema } from './common.ts';

export type { CallerDocument, PlanDocument } from '../../plan/document.ts';
export type { FieldName } from '../../plan/field-words.ts';
export type { HotlineDocument, OverflowStepDocument, RefusalDocument } from '../../plan/hotline-schema.ts';
export type { HoursDocument } from '../../plan/hours-schema.ts';

export const revisionSchema = z
  .number()
  .int()
  .meta({ description: 'Number of a revision of the configuration.' });
const noteMeaning = 'What was read differently from how it is written, or is hardly meant so.';
const asInSchema = 'As `GET /settings/schema` describes it.';

export const settingsSchema = z
  .object({
    revision: revisionSchema,
    isConfigured: z.boolean().meta({ description: 'If not, the environment decides how calls are routed.' }),
    document: z.record(z.string(), z.unknown()).meta({
      description: `The configuration, except absences, calendars and rules about callers. ${asInSchema}`,
    }),
    byEnvironment: wholeHandlingSchema.meta({
      description: 'What holds where `handling` says nothing.',
    }),
    callers: z.number().meta({ description: 'How many rules about callers there are.' }),
    agents: z.array(z.object({ id: z.string(), name: z.string() })),
    announcements: z.array(z.string()),
    spellings: z.record(z.string(), z.string()).meta({ description: 'Phone numbers as people write them.' }),
    fieldWords: z.record(z.string(), textSchema),
    valueWords: z.record(z.string(), z.record(z.string(), textSchema)),
  })
  .meta({ id: 'Settings' });

/** The sections of the configuration, except those that may have thousands of entries. */
export type SettingsDocument = Omit<PlanDocument, 'absences' | 'calendars' | 'callers'>;
export interface Settings extends Omit<z.infer<typeof settingsSchema>, 'document'> {
  readonly document: SettingsDocument;
}

export const draftSchema = z
  .strictObject({
    basedOn: revisionSchema,
    sections: z
      .record(z.string().max(40), z.unknown())
      .default({})
      .meta({ description: `Sections to be replaced; null removes one. ${asInSchema}` }),
    callers: z
      .strictObject({
        changed: z.array(z.strictObject({ index: z.number().int().min(0), rule: z.unknown() })).default([]),
        removed: z.array(z.number().int().min(0)).default([]),
        added: z.array(z.unknown()).default([]),
        seen: z
          .array(z.strictObject({ index: z.number().int().min(0), rule: z.unknown() }))
          .default([])
          .meta({
            description:
              'The changed and removed rules as they were read. A draft whose rules are others by now is outdated.',
          }),
      })
      .prefault({})
      .meta({ description: 'Changes of rules about callers, by their index in the revision.' }),
    merge: z
      .strictObject({
        with: revisionSchema,
        choices: z.record(z.string().max(1_000), z.enum(['mine', 'theirs'])).default({}),
      })
      .nullable()
      .default(null)
      .meta({
        description:
          'Puts the draft together with what others have saved since, up to this revision, as `POST /settings/merge` has told; with a choice for each collision, by its id.',
      }),
  })
  .meta({ id: 'SettingsDraft' });
export type SettingsDraft = z.input<typeof draftSchema>;

export const differenceSchema = z
  .object({ place: textSchema, before: textSchema.nullable(), after: textSchema.nullable() })
  .meta({ id: 'SettingsDifference', description: 'Null: nothing is set there.' });
export type SettingsDifference = z.infer<typeof differenceSchema>;

const problemSchema = z.object({
  path: z.string().meta({ description: 'Such as `hotlines[0].hours`.' }),
  place: textSchema,
  value: z.string().nullable(),
  found: textSchema
    .nullable()
    .meta({ description: '`value` in words; null: it is none that people would recognise.' }),
  remedy: textSchema,
});
export type SettingsProblem = z.infer<typeof problemSchema>;

export const reviewSchema = z
  .object({
    problems: z.array(problemSchema),
    differences: z.array(differenceSchema),
    more: z.number(),
    notes: z.array(textSchema).meta({ description: noteMeaning }),
  })
  .meta({ id: 'SettingsReview', description: '`more`: how many differences are left out.' });
export type SettingsReview = z.infer<typeof reviewSchema>;

export const previewSchema = z
  .object({
    calls: z.number().meta({ description: 'Calls of today that were decided again.' }),
    elsewhere: z.number().meta({ description: 'How many would have gone elsewhere.' }),
    examples: z.array(
      z.object({ at: momentSchema, caller: callerSchema, before: textSchema, after: textSchema }),
    ),
  })
  .meta({ id: 'SettingsPreview' });
export type SettingsPreview = z.infer<typeof previewSchema>;

export const savedSchema = z
  .object({
    revision: revisionSchema,
    notes: z.array(textSchema).meta({ description: noteMeaning }),
  })
  .meta({ id: 'SettingsSaved' });
export type SettingsSaved = z.infer<typeof savedSchema>;

const entrySchema = z.object({
  number: revisionSchema,
  at: momentSchema,
  by: z.string(),
  kind: z.enum(['apply', 'undo', 'announcement']),
  summary: textSchema,
});

export const logQuerySchema = z.object({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export const logSchema = z
  .object({
    entries: z.array(entrySchema),
    next: z.number().nullable().meta({ description: 'Pass as `before` for the next page.' }),
  })
  .meta({ id: 'SettingsLog' });
export type SettingsLog = z.infer<typeof logSchema>;
export type SettingsLogEntry = z.infer<typeof entrySchema>;

export const logEntrySchema = entrySchema
  .extend({ differences: z.array(differenceSchema), more: z.number() })
  .meta({ id: 'SettingsLogEntry' });
export type SettingsLogDetail = z.infer<typeof logEntrySchema>;

export const undoSchema = z.strictObject({
  basedOn: revisionSchema,
  number: revisionSchema
    .nullable()
    .meta({ description: 'This and all later ones are undone; null: the last change.' }),
});

export const ruleKinds = ['fixed', 'never', 'vip', 'blocked', 'linked', 'range', 'over'] as const;
export const ruleQuerySchema = z.object({
  search: z.string().max(100).default(''),
  kind: z.enum(ruleKinds).optional(),
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const ruleListSchema = z
  .object({
    revision: revisionSchema,
    rules: z.array(
      z.object({
        index: z.number(),
        rule: z.record(z.string(), z.unknown()).meta({ description: asInSchema }),
        numbers: z.array(z.string()).meta({ description: 'As people write them.' }),
        isOver: z.boolean(),
      }),
    ),
    found: z.number(),
    next: z.number().nullable().meta({ description: 'Pass as `after` for the next page.' }),
  })
  .meta({ id: 'RuleList' });
export interface ListedRule {
  readonly index: number;
  readonly rule: CallerDocument;
  readonly numbers: readonly string[];
  readonly isOver: boolean;
}
export interface RuleList extends Omit<z.infer<typeof ruleListSchema>, 'rules'> {
  readonly rules: readonly ListedRule[];
}

export const calendarQuerySchema = z.strictObject({
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'give a month such as 2026-12'),
  hours: hoursSchema,
});
export const calendarSchema = z
  .object({
    days: z.array(
      z.object({
        date: z.string(),
        kind: z.enum(['open', 'other', 'closed']),
        times: z.array(z.string()),
        because: z.enum(['weekly', 'half-day', 'holiday', 'exception']),
        label: textSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'HoursCalendar' });
export type HoursCalendar = z.infer<typeof calendarSchema>;

export const environmentSchema = z
  .object({
    settings: z.array(
      z.object({
        name: z.string(),
        value: z.string().nullable().meta({ description: 'Null: secret, or not set.' }),
        state: z.enum(['set', 'default', 'unset', 'hidden', 'ignored']),
        what: textSchema,
      }),
    ),
  })
  .meta({ id: 'Environment' });
export type EnvironmentSettings = z.infer<typeof environmentSchema>;
export type EnvironmentSetting = EnvironmentSettings['settings'][number];
