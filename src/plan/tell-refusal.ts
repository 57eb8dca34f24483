import { describePlace, type Readable } from './describe-difference.ts';
import { identityOf } from './identity.ts';
import { isUnknownAgent, type PlanProblem, tellProblem } from './plan-problem.ts';
import type { Text } from './remedy.ts';

/** Why a document was refused, a sentence each, for those who changed it in a form and never see its paths. */
export function tellRefusal(problems: readonly PlanProblem[], given: unknown, readable: Readable): Text {
  const told = problems.map(problem => {
    const place = placeInWords(keysOf(problem.path), given, readable);
    return {
      de: tellProblem(place, problem, { language: 'de', readable }),
      en: tellProblem(place, problem, { language: 'en', readable }),
    };
  });
  return { de: told.map(({ de }) => de).join(' '), en: told.map(({ en }) => en).join(' ') };
}

/** The keys in a path such as `hotlines[0].hours`. */
export function keysOf(path: string): readonly string[] {
  return path.match(/[^.[\]]+/g) ?? [];
}

/** A place of a document, such as `['hotlines', '0', 'greeting']`, in words. */
export function placeInWords(path: readonly string[], document: unknown, readable: Readable): Text {
  if (path.length === 0) return wholeDocument;
  return describePlace(namesOf(path, document, readable), readable);
}

const wholeDocument: Text = { de: 'Die Einstellungen', en: 'The settings' };

/** A path with names in place of list indexes; what has no name goes by its place, from 1. */
function namesOf(path: readonly string[], document: unknown, readable: Readable): readonly string[] {
  let value: unknown = document;
  return path.map((key, index) => {
    const isPlace = Array.isArray(value) || (value === undefined && /^\d+$/.test(key));
    value = value instanceof Object ? Reflect.get(value, key) : undefined;
    if (!isPlace) return key;
    const ordinal = String(Number(key) + 1);
    // Overflow steps have no names.
    if (path.includes('overflow') && path[0] === 'hotlines' && index > 1) return ordinal;
    if (typeof value !== 'object' || value === null) return ordinal;
    const identity = identityOf(value);
    return /^$|[[{]/.test(identity) || isUnknownAgent(identity, readable) ? ordinal : identity;
  });
}
