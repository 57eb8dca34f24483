import { auditKeptMs } from '../../app/access/audit.ts';
import { auditQuerySchema, auditSchema } from '../contract/audit.ts';
import { admins, type Route, route } from './route.ts';

const dayMs = 24 * 3_600_000;

/** The audit trail, for admins. */
export const auditRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/audit',
    summary: 'Who signed in, changed or took something, when and from where, newest first',
    roles: admins,
    query: auditQuerySchema,
    reply: auditSchema,
    async run({ page, query: { limit, before = null } }) {
      const found = await page.app.store.audit.list(limit + 1, before);
      const entries = found.slice(0, limit).map(({ from, ...entry }) => ({ ...entry, ...from }));
      const next = found.length > limit ? (entries.at(-1)?.number ?? null) : null;
      return { entries, next, keptDays: auditKeptMs / dayMs };
    },
  }),
];
