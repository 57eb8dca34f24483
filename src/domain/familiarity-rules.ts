import { type FamiliarityRules, type MemoryName, sharedMemory } from './call-record.ts';
import type { Hotline, Plan } from './plan.ts';

/** The rules by which a plan has familiarity counted. */
export function familiarityRulesOf({ learning, hotlines }: Plan): FamiliarityRules {
  const ownMemories = hotlines.flatMap(hotline =>
    hotline.memory === 'own' ? hotline.numbers.map(number => [number, memoryOf(hotline)] as const) : [],
  );
  return {
    learning,
    // One for the whole company: what is stored is a count that has already decayed.
    halfLifeDays: hotlines[0]?.policy.halfLifeDays ?? defaultHalfLifeDays,
    ownMemories: Object.fromEntries(ownMemories),
  };
}

/** Where a hotline remembers who knows whom. */
export function memoryOf(hotline: Hotline): MemoryName {
  return hotline.memory === 'own' ? hotline.name : sharedMemory;
}

const defaultHalfLifeDays = 90;
