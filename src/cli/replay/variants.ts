import { policyNames } from '../../acd/decision.ts';
import type { PhoneHabits } from '../../acd/replay/phones.ts';
import { fullSight, pastsOf, type Sight } from '../../acd/replay/sight.ts';
import type { Variant } from '../../app/compare-policies.ts';
import type { Environment } from '../../config/read-config.ts';
import { readRouting, routingSettings } from '../../config/routing-settings.ts';
import { CliError } from '../run-program.ts';

/** Switches of the replay itself, which are no settings of the service: see docs/replay.md. */
const sights: Readonly<Record<string, (value: string) => Partial<Sight>>> = {
  SEES_BUSY: value => ({ seesBusy: oneOf('SEES_BUSY', value, ['true', 'false']) === 'true' }),
  PAST_OF: value => ({ pastOf: oneOf('PAST_OF', value, pastsOf) }),
  LEAST_EVIDENCE: value => {
    if (!/^\d{1,3}(\.\d{1,3})?$/.test(value))
      throw new CliError(`LEAST_EVIDENCE is "${value}": give a number of calls such as 1.5.`);
    return { leastEvidence: Number(value) };
  },
};

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find(one => one === value);
  if (found === undefined) throw new CliError(`${name} is "${value}": give one of ${allowed.join(', ')}.`);
  return found;
}

/**
 * The variants to compare: one for each policy and each set of settings; without any, the policy that is configured
 * and an ordinary hotline.
 */
export function toVariants(
  { policy, set }: { readonly policy: readonly string[]; readonly set: readonly string[] },
  environment: Environment,
  habits: PhoneHabits,
): Variant[] {
  const given = [...policy.map(name => `ROUTING_POLICY=${name}`), ...set];
  const texts = given.length > 0 ? given : ['', 'ROUTING_POLICY=longest-idle'];
  const names = new Set<string>();
  return texts.map(text => {
    const variant = toVariant(text, environment, habits);
    if (names.has(variant.name)) throw new CliError(`${variant.name} is named twice; once is enough.`);
    names.add(variant.name);
    return variant;
  });
}

/** @param text as `NAME=VALUE,NAME=VALUE`; empty for the configuration as it is. */
function toVariant(text: string, environment: Environment, habits: PhoneHabits): Variant {
  const changes = text === '' ? [] : text.split(',').map(toChange);
  const settings = changes.filter(([name]) => !(name in sights));
  const routing = readRouting({ ...environment, ...Object.fromEntries(settings) });
  if (!routing.ok)
    throw new CliError(`the settings to replay have a problem:\n  - ${routing.problems.join('\n  - ')}`);
  const { policy, availability: rules, learning } = routing;
  const sight: Sight = Object.assign({}, fullSight, ...changes.map(([name, value]) => sights[name]?.(value)));
  const others = changes
    .filter(([name]) => name !== 'ROUTING_POLICY')
    .map(([name, value]) => `${name}=${value}`);
  return { name: [policy.name, ...others].join(' '), policy, rules, learning, habits, sight };
}

function toChange(text: string): readonly [name: string, value: string] {
  const [name = '', value = ''] = text.split('=').map(part => part.trim());
  if (!(name in sights) && !routingSettings.some(one => one === name))
    throw new CliError(
      `"${text}" can't be replayed; write NAME=VALUE with one of ${[...routingSettings, ...Object.keys(sights)].join(', ')}.`,
    );
  if (name === 'ROUTING_POLICY' && !policyNames.some(one => one === value))
    throw new CliError(`there is no policy "${value}"; there are ${policyNames.join(', ')}.`);
  return [name, value];
}
