import { z } from 'zod';
import { callerRuleIn, saveCallerRule, type WrittenCallerRule } from '../../app/plan/change-caller-rule.ts';
import { maskPhoneNumber, type PhoneNumber } from '../../domain/phone-number.ts';
import { callerRuleOf } from '../../domain/plan-index.ts';
import { ruleNameOf } from '../../plan/caller-rule.ts';
import { callerRuleReplySchema, callerRuleWantedSchema, type PageCallerRule } from '../contract/callers.ts';
import { doneSchema } from '../contract/common.ts';
import { answerNoted } from './answer-applied.ts';
import { toNumber } from './caller-routes.ts';
import { type ApiCall, type Route, route, supervisors, watchers } from './route.ts';

const numberSchema = z.object({ number: z.string().max(40) });

/** The company's rule about a caller, which takes precedence over the statistics. */
export const callerRuleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/callers/:number/rule',
    summary: 'The rule for a caller: linked numbers, fixed agent, excluded agents, VIP and block',
    roles: watchers,
    params: numberSchema,
    reply: callerRuleReplySchema,
    async run({ page, params }) {
      const number = toNumber(params.number);
      const { revision, rule } = await callerRuleIn(page.desk, number);
      const { plan, roster } = page.app.known;
      const inForce = rule === null ? callerRuleOf(plan, number, page.app.clock()) : null;
      return {
        revision,
        rule: toPage(number, rule),
        byPrefix: inForce === null ? null : inForce.name || (inForce.prefixes[0] ?? null),
        agents: roster.agents.map(({ id, name }) => ({ agentId: id, name })),
      };
    },
  }),
  route({
    method: 'PUT',
    path: '/callers/:number/rule',
    summary: 'Link numbers of a caller, give them an agent, make them a VIP, or block them',
    roles: supervisors,
    params: numberSchema,
    body: callerRuleWantedSchema,
    reply: doneSchema,
    async run(call) {
      const { page, params, body, visitor } = call;
      const number = toNumber(params.number);
      const { rule: before } = await callerRuleIn(page.desk, number);
      const rule = { ...(await nameFor(call, number, before)), ...toDocument(number, body.rule, before) };
      const request = { by: visitor?.user.login ?? '', basedOn: body.basedOn };
      const applied = await saveCallerRule(page.desk, number, rule, request);
      return answerNoted(call, applied, 'caller-rule-changed', maskPhoneNumber(number));
    },
  }),
];

/** A rule has the caller's name, so that it is found among the others; one that it has stays. */
export async function nameFor(
  { page }: Pick<ApiCall<unknown, unknown, unknown>, 'page'>,
  number: PhoneNumber,
  before: WrittenCallerRule | null,
): Promise<Pick<WrittenCallerRule, 'name'>> {
  if (before?.name !== undefined) return { name: before.name };
  const [known] = await page.directory.namesOf([number]);
  const name = ruleNameOf(known?.name ?? '');
  return name === undefined ? {} : { name };
}

function toPage(number: PhoneNumber, rule: WrittenCallerRule | null): PageCallerRule {
  const { fixed } = rule ?? {};
  return {
    numbers: [...new Set([number, ...(rule?.numbers ?? [])])],
    vip: rule?.vip ?? false,
    fixed:
      fixed === undefined
        ? null
        : typeof fixed === 'string'
          ? { agentId: fixed, strict: false }
          : { agentId: fixed.agent, strict: fixed.strict },
    never: [...(rule?.never ?? [])],
    blocked: rule?.blocked ?? null,
    someoneNew: rule?.someoneNew ?? false,
    until: rule?.until ?? null,
  };
}

/** The rule as the configuration writes it, without its name; prefixes stay as they were. */
function toDocument(
  number: PhoneNumber,
  { numbers, vip, fixed, never, blocked, someoneNew, until }: PageCallerRule,
  before: WrittenCallerRule | null,
): WrittenCallerRule {
  return {
    // Invalid numbers are reported by the document's own check.
    numbers: [...new Set([number, ...(numbers as PhoneNumber[])])],
    ...(before?.prefixes !== undefined && { prefixes: before.prefixes }),
    ...(vip && { vip }),
    ...(fixed !== null && { fixed: fixed.strict ? { agent: fixed.agentId, strict: true } : fixed.agentId }),
    ...(never.length > 0 && { never }),
    ...(blocked !== null && { blocked }),
    ...(someoneNew && { someoneNew }),
    ...(until !== null && { until }),
  };
}
