import { z } from 'zod';
import { auditEvents } from '../../app/ports/audit.ts';
import { momentSchema } from './common.ts';

export const auditQuerySchema = z.object({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const auditSchema = z
  .object({
    entries: z.array(
      z.object({
        number: z.number(),
        at: momentSchema,
        event: z.enum(auditEvents),
        by: z.string().meta({ description: 'Login; empty: nobody who is known.' }),
        address: z
          .string()
          .nullable()
          .meta({ description: 'Null: the server itself, such as its command line.' }),
        proxy: z.string().nullable().meta({ description: 'The proxy that says so; null: there was none.' }),
        about: z.string().meta({ description: 'What it was done to; numbers are masked.' }),
      }),
    ),
    next: z.number().nullable().meta({ description: 'Pass as `before` for the next page.' }),
    keptDays: z.number(),
  })
  .meta({ id: 'AuditTrail' });
export type AuditPage = z.infer<typeof auditSchema>;
