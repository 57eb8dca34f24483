import { z } from 'zod';
import { textSchema } from './common.ts';

const estimateSchema = z
  .object({
    value: z.number().nullable().meta({ description: 'Null if there was nothing to measure.' }),
    low: z.number().nullable().meta({ description: 'Lower end of the 95 % interval; null: there is none.' }),
    high: z.number().nullable(),
  })
  .meta({ id: 'Estimate' });

const reportedFigureSchema = estimateSchema
  .extend({
    name: z.string(),
    text: textSchema,
    formula: textSchema,
    unit: z.enum(['share', 'ms', 'index']),
  })
  .meta({ id: 'ReportedFigure' });
export type ReportedFigure = z.infer<typeof reportedFigureSchema>;

export const summarySchema = z
  .object({
    calls: z.number(),
    returningCalls: z.number().meta({ description: 'By callers who had talked to somebody before.' }),
    familiarCalls: z.number().meta({ description: 'Of these, how many reached somebody they knew.' }),
    measures: z.array(reportedFigureSchema),
  })
  .meta({ id: 'ReportSummary' });
