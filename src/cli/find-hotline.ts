import type { Hotline, Plan } from '../domain/plan.ts';
import { hotlineByNumber } from '../domain/plan-index.ts';
import { parseSpelledNumber } from '../numbers/phone-spelling.ts';
import { CliError } from './run-program.ts';

/**
 * The hotline of this name or number; without one, the first.
 *
 * @throws CliError if there is no such hotline.
 */
export function findHotline(plan: Plan, wanted: string | undefined): Hotline {
  const { hotlines } = plan;
  const found =
    wanted === undefined
      ? hotlines[0]
      : (hotlines.find(({ name }) => name.toLowerCase() === wanted.toLowerCase()) ??
        hotlineByNumber(plan, parseSpelledNumber(wanted)));
  if (found) return found;
  const names = hotlines.map(({ name }) => `"${name}"`).join(', ');
  throw new CliError(`there is no hotline "${wanted ?? ''}"; there is ${names}.`);
}
