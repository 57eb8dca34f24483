import { type CallbackRules, usualCallbacks } from '../../analysis/replay/callback-request.ts';
import type { PhoneHabits } from '../../analysis/replay/phones.ts';
import { replayPlan } from '../../analysis/replay/replay-plan.ts';
import { fullSight, type Sight } from '../../analysis/replay/sight.ts';
import type { Variant } from '../../app/page/compare-policies.ts';
import type { Environment } from '../../config/read-config.ts';
import { type Routing, readRouting, routingSettings } from '../../config/routing-settings.ts';
import type { AvailabilityRules } from '../../domain/availability-rules.ts';
import type { LearningRules } from '../../domain/call-record.ts';
import { availabilityBy } from '../../domain/handling.ts';
import type { Hotline, Plan } from '../../domain/plan.ts';
import { type Policy, policyNames } from '../../domain/policy.ts';
import { CliError } from '../run-program.ts';
import { checkSwitches, readSwitch, switchNames } from './switches.ts';

/** A configuration that is replayed, as it is or with other settings. */
export interface NamedPlan {
  readonly name: string;
  readonly plan: Plan;
  /** The hotline for calls whose hotline the log does not name. */
  readonly hotline: Hotline;
}

export interface Wishes {
  readonly policy: readonly string[];
  readonly set: readonly string[];
  /** Further plans to compare. */
  readonly plans: readonly NamedPlan[];
  /** The plan in force; null: what the environment says. */
  readonly inForce: NamedPlan | null;
}

/**
 * The variants to compare: one for each policy, set of settings and plan; the first two change what is in
 * force. Without any, what is in force and an ordinary hotline.
 */
export function toVariants(
  { policy, set, plans, inForce }: Wishes,
  environment: Environment,
  habits: PhoneHabits,
): [Variant, ...Variant[]] {
  const given = [...policy.map(name => `ROUTING_POLICY=${name}`), ...set];
  const usual = plans.length > 0 ? [''] : ['', 'ROUTING_POLICY=longest-idle'];
  const [first = '', ...others] = given.length > 0 ? given : usual;
  const read = (text: string): Variant => toVariant(text, inForce, environment, habits);
  const { availability: rules } = routingOf([], environment);
  const variants: [Variant, ...Variant[]] = [
    read(first),
    ...others.map(read),
    ...plans.map(named => ({
      ...named,
      rules: availabilityBy(named.plan, rules),
      habits,
      sight: fullSight,
      callbacks: usualCallbacks,
    })),
  ];
  const names = new Set<string>();
  for (const { name } of variants) {
    if (names.has(name)) throw new CliError(`${name} is named twice; once is enough.`);
    names.add(name);
  }
  return variants;
}

type Change = readonly [name: string, value: string];

/** @param text as `NAME=VALUE,NAME=VALUE`; empty for what is in force as it is. */
function toVariant(
  text: string,
  inForce: NamedPlan | null,
  environment: Environment,
  habits: PhoneHabits,
): Variant {
  const changes = text === '' ? [] : text.split(',').map(toChange);
  const settings = changes.filter(([name]) => !switchNames.includes(name));
  const { policy, availability, learning } = routingOf(settings, environment);
  checkSwitches(changes.map(([name]) => name));
  const switched = changes.flatMap(([name, value]) => readSwitch(name, value) ?? []);
  const sight: Sight = Object.assign({}, fullSight, ...switched.map(one => one.sight));
  const callbacks: CallbackRules = Object.assign({}, usualCallbacks, ...switched.map(one => one.callbacks));
  const waiting = switched.map(one => one.waiting ?? {});
  const base = inForce ?? { name: policy.name, ...replayPlan(policy, learning) };
  const others = changes.filter(([name]) => name !== 'ROUTING_POLICY').map(change => change.join('='));
  const isPolicyGiven = settings.some(([name]) => name === 'ROUTING_POLICY');
  return {
    name: [isPolicyGiven ? policy.name : base.name, ...others].join(' '),
    ...changed(base, settings, { policy, learning }, waiting),
    rules: {
      ...availabilityBy(base.plan, availability),
      ...given(settings, availabilityFields, availability),
    },
    habits,
    sight,
    callbacks,
  };
}

/** Settings that are part of a hotline's policy, or of what familiarity is learned from. */
const policyFields: Readonly<Record<string, keyof Policy>> = {
  ROUTING_POLICY: 'name',
  FACTOR: 'factor',
  HALF_LIFE_DAYS: 'halfLifeDays',
  RING_FAMILIAR: 'ringFamiliar',
  RING_NEXT_FAMILIAR: 'ringNextFamiliar',
  RING_STRANGERS: 'ringStrangers',
};
const learningFields: Readonly<Record<string, keyof LearningRules>> = {
  LEARN_DIRECT: 'direct',
  LEARN_OUTGOING: 'outgoing',
};

const availabilityFields: Readonly<Record<string, keyof AvailabilityRules>> = {
  WRAP_UP_SECONDS: 'wrapUpMs',
  MISSED_OFFERS_BEFORE_PAUSE: 'missedOffersBeforePause',
  AUTO_PAUSE_SECONDS: 'autoPauseMs',
};

/** The plan with what was set, at all of its hotlines. */
function changed(
  { plan, hotline }: NamedPlan,
  settings: readonly Change[],
  read: { readonly policy: Policy; readonly learning: LearningRules },
  waiting: readonly Partial<Hotline['waiting']>[],
): Pick<Variant, 'plan' | 'hotline'> {
  const policy = given(settings, policyFields, read.policy);
  const change = (one: Hotline): Hotline => ({
    ...one,
    policy: { ...one.policy, ...policy },
    waiting: Object.assign({}, one.waiting, ...waiting),
  });
  const hotlines = plan.hotlines.map(change);
  const learning = { ...plan.learning, ...given(settings, learningFields, read.learning) };
  const here = hotlines[plan.hotlines.indexOf(hotline)] ?? change(hotline);
  return { plan: { ...plan, learning, hotlines }, hotline: here };
}

function given<T extends object>(
  settings: readonly Change[],
  fields: Readonly<Record<string, keyof T>>,
  read: T,
): Partial<T> {
  const result: Partial<T> = {};
  for (const [name] of settings) {
    const field = fields[name];
    if (field !== undefined) result[field] = read[field];
  }
  return result;
}

function routingOf(settings: readonly Change[], environment: Environment): Routing {
  const routing = readRouting({ ...environment, ...Object.fromEntries(settings) });
  if (!routing.ok)
    throw new CliError(`the settings to replay have a problem:\n  - ${routing.problems.join('\n  - ')}`);
  return routing;
}

function toChange(text: string): Change {
  const [name = '', value = ''] = text.split('=').map(part => part.trim());
  if (!switchNames.includes(name) && !routingSettings.some(one => one === name))
    throw new CliError(
      `"${text}" can't be replayed; write NAME=VALUE with one of ${[...routingSettings, ...switchNames].join(', ')}.`,
    );
  if (name === 'ROUTING_POLICY' && !policyNames.some(one => one === value))
    throw new CliError(`there is no policy "${value}"; there are ${policyNames.join(', ')}.`);
  return [name, value];
}
