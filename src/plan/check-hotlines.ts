import type { PhoneNumber } from '../domain/phone-number.ts';
import type { PlanDocument } from './document.ts';
import type { HotlineDocument, OverflowStepDocument } from './hotline-schema.ts';
import type { Finding } from './plan-problem.ts';
import type { Text } from './remedy.ts';

/** Finds hotlines that can't be told apart, refer to what does not exist, or overflow in a circle. */
export function checkHotlines(
  { hotlines, hours = {}, groups = {} }: PlanDocument,
  accountHotlines: readonly PhoneNumber[],
): readonly Finding[] {
  const ownNumbers = new Set([...accountHotlines, ...hotlines.flatMap(hotline => hotline.numbers)]);
  return [
    ...checkNames(hotlines),
    ...checkNumbers(hotlines),
    ...hotlines.flatMap((hotline, index) => [
      ...checkHours(hotline, index, Object.keys(hours)),
      ...checkOverflow(hotline, index, ownNumbers),
    ]),
    ...Object.keys(groups)
      .filter(name => groups[name]?.includes(name))
      .map(name => ({ path: ['groups', name], value: name, remedy: groupNamedLikeAgent })),
  ];
}

const groupNamedLikeAgent = {
  en: 'give the group a name that no agent has',
  de: 'geben Sie der Gruppe einen Namen, den kein Mitarbeiter hat',
};

function checkNames(hotlines: readonly HotlineDocument[]): readonly Finding[] {
  const names = hotlines.map(({ name }) => name.toLowerCase());
  return hotlines.flatMap(({ name }, index) =>
    names.indexOf(name.toLowerCase()) === index
      ? []
      : [{ path: ['hotlines', index, 'name'], value: name, remedy: nameTaken }],
  );
}

const nameTaken = {
  en: 'give each hotline a name of its own',
  de: 'geben Sie jeder Hotline einen eigenen Namen',
};

function checkNumbers(hotlines: readonly HotlineDocument[]): readonly Finding[] {
  const owners = new Map<PhoneNumber, string>();
  const findings: Finding[] = [];
  hotlines.forEach(({ name, numbers }, index) => {
    numbers.forEach((number, position) => {
      const owner = owners.get(number);
      if (owner !== undefined)
        findings.push({
          path: ['hotlines', index, 'numbers', position],
          value: number,
          remedy: {
            en: `leave it to one hotline: it belongs to ${owner} already`,
            de: `lassen Sie sie einer Hotline: Sie gehört schon zu ${owner}`,
          },
        });
      owners.set(number, name);
    });
  });
  return findings;
}

function checkHours({ hours }: HotlineDocument, index: number, known: readonly string[]): readonly Finding[] {
  if (hours === undefined || known.includes(hours)) return [];
  return [{ path: ['hotlines', index, 'hours'], value: hours, remedy: unknownHours(known) }];
}

function unknownHours(known: readonly string[]): Text {
  if (known.length === 0)
    return {
      en: 'add opening hours of this name, or leave it out to be always open',
      de: 'legen Sie Öffnungszeiten dieses Namens an, oder lassen Sie es weg, um immer geöffnet zu sein',
    };
  return {
    en: `give the name of opening hours that exist: ${known.join(', ')}`,
    de: `geben Sie den Namen vorhandener Öffnungszeiten an: ${known.join(', ')}`,
  };
}

function checkOverflow(
  { overflow = {} }: HotlineDocument,
  index: number,
  ownNumbers: ReadonlySet<PhoneNumber>,
): readonly Finding[] {
  return Object.entries(overflow).flatMap(([cause, steps = []]) => {
    const path = ['hotlines', index, 'overflow', cause];
    const last = steps.findIndex(isLast);
    const idle = last === -1 ? [] : steps.slice(last + 1, last + 2);
    return [
      ...steps.flatMap((step, position) =>
        typeof step === 'object' && 'number' in step && ownNumbers.has(step.number)
          ? [{ path: [...path, position, 'number'], value: step.number, remedy: loop }]
          : [],
      ),
      ...idle.map(step => ({ path: [...path, last + 1], value: step, remedy: neverReached })),
    ];
  });
}

/** Whether a call never comes back from this step. */
function isLast(step: OverflowStepDocument): boolean {
  return step === 'voicemail' || step === 'busy' || step === 'sipgate';
}

const loop = {
  en: 'give a number outside: this one is a hotline’s, so the call would come back',
  de: 'geben Sie eine andere Nummer an: Diese gehört zu einer Hotline, und der Anruf käme zurück',
};
const neverReached = {
  en: 'remove it: the step before it ends the call, so it is never reached',
  de: 'entfernen Sie es: Der Schritt davor beendet den Anruf, sodass es nie dazu kommt',
};
