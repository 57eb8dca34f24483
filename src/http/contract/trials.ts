import { z } from 'zod';
import { textSchema } from './common.ts';
import { estimateSchema, summarySchema } from './summary.ts';

const offPolicySchema = z
  .object({
    calls: z.number(),
    coverage: z.number().nullable().meta({
      description:
        'Share of what the policy would have done that could be seen; the estimates are of this only.',
    }),
    effectiveCalls: z
      .number()
      .meta({ description: 'How many calls by the policy itself would tell as much.' }),
    inversePropensity: estimateSchema,
    selfNormalised: estimateSchema,
  })
  .meta({ id: 'OffPolicyEstimate' });

const agreementSchema = z
  .object({
    calls: z.number(),
    answered: z.number(),
    agreed: estimateSchema.meta({
      description: 'Of the answered calls, those answered by somebody whom the policy would have rung.',
    }),
    elsewhere: z.array(z.object({ rule: z.string(), text: textSchema, calls: z.number() })),
    missedThoughRung: z.number(),
    returning: z.number(),
    familiar: z.number(),
    wouldRingFamiliar: z.number(),
  })
  .meta({ id: 'Agreement' });

const groupsSchema = z
  .object({
    tried: summarySchema,
    base: summarySchema,
    differences: z.array(estimateSchema.extend({ name: z.string(), isNoise: z.boolean() })),
  })
  .meta({ id: 'GroupComparison' });

/** What a hotline's trial has shown. A policy that is null is sipgate's own routing. */
export const trialSchema = z
  .object({
    hotline: z.string(),
    calls: z.number(),
    shares: z.array(z.number()),
    tried: z.string(),
    base: z.string().nullable(),
    agreement: agreementSchema,
    groups: groupsSchema.nullable(),
    whatIfs: z.array(
      z.object({ policy: z.string().nullable(), answered: offPolicySchema, familiar: offPolicySchema }),
    ),
  })
  .meta({ id: 'Trial' });
export type ReportedTrial = z.infer<typeof trialSchema>;
