import { maskPhoneNumber } from '../domain/phone-number.ts';
import type { Plan } from '../domain/plan.ts';
import type { Config } from './config.ts';

/** What the environment says in vain because a configuration is stored, as sentences for the operator. */
export function warnOfIgnored({ routingSettings, hotlines }: Config, plan: Plan): readonly string[] {
  const numbers = new Set(plan.hotlines.flatMap(hotline => hotline.numbers));
  const strange = hotlines.filter(number => !numbers.has(number)).map(maskPhoneNumber);
  return [
    ...routingSettings.map(
      name => `${name} is ignored: the configuration in the database decides how calls are routed.`,
    ),
    ...(strange.length === 0
      ? []
      : [`CENTRAL_SERVICE_PHONE names ${strange.join(', ')}, which no hotline of the configuration has.`]),
  ];
}
