import { z } from 'zod';
import { CompanyNumberError, eraseCaller } from '../../app/page/erase-caller.ts';
import { forgetCallers } from '../../app/page/forget-callers.ts';
import { callerRuleIn } from '../../app/plan/change-caller-rule.ts';
import { maskPhoneNumber } from '../../domain/phone-number.ts';
import { callerExportSchema, erasurePreviewSchema } from '../contract/callers.ts';
import { doneSchema } from '../contract/common.ts';
import { toNumber } from './caller-routes.ts';
import { note } from './note.ts';
import { admins, type Route, refused, route, supervisors, WrittenJson } from './route.ts';

const numberSchema = z.object({ number: z.string().max(40) });

/** The rights of callers under the GDPR. */
export const callerPrivacyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/callers/:number/export',
    summary: 'Everything stored about a caller (GDPR Art. 15 and 20)',
    roles: supervisors,
    isLong: true,
    params: numberSchema,
    reply: callerExportSchema,
    async run(call) {
      const caller = toNumber(call.params.number);
      const { page, gone } = call;
      const { rule } = await callerRuleIn(page.desk, caller);
      const exported = await page.archive.exportOf(gone, caller, rule);
      await note(call, 'caller-exported', maskPhoneNumber(caller));
      return new WrittenJson(exported);
    },
  }),
  route({
    method: 'GET',
    path: '/callers/:number/erasure',
    summary: 'What would be erased with a caller',
    roles: admins,
    isLong: true,
    params: numberSchema,
    reply: erasurePreviewSchema,
    run: ({ page, params, gone }) => page.archive.erasure(gone, toNumber(params.number)),
  }),
  route({
    method: 'DELETE',
    path: '/callers/:number',
    summary: 'Erase everything stored about a caller (GDPR Art. 17)',
    roles: admins,
    isLong: true,
    params: numberSchema,
    reply: doneSchema,
    async run(call) {
      const { page, params, visitor } = call;
      const caller = toNumber(params.number);
      const by = visitor?.user.login ?? '';
      await eraseCaller(page.app, { caller, by }).catch((error: unknown) => {
        throw error instanceof CompanyNumberError ? refused(error.text) : error;
      });
      await page.desk.onStored?.();
      forgetCallers(page.app, one => one === caller);
      page.app.log.info({ by }, 'A caller was erased.');
      await note(call, 'caller-erased', maskPhoneNumber(caller));
      return { done: true } as const;
    },
  }),
];
