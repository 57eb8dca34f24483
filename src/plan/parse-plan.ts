import type { z } from 'zod';
import { createYield, mapYielding, type YieldToCalls } from '../pace/yield-to-calls.ts';
import {
  absenceSchema,
  callerSchema,
  maxAbsences,
  maxCallers,
  type PlanDocument,
  planSchema,
} from './document.ts';
import { modernise } from './earlier-versions.ts';
import { type Finding, type LineOf, type PlanProblem, toProblems } from './plan-problem.ts';
import { readYaml } from './read-yaml.ts';
import { bothLanguages, remedy, type Text } from './remedy.ts';

export type ParsedPlan =
  | {
      readonly ok: true;
      readonly document: PlanDocument;
      readonly lineOf: LineOf;
      /** What was read differently from how it is written. */
      readonly notes: readonly Text[];
    }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/**
 * Reads a document from YAML, or says everything that is wrong with it. Does not check whether its parts fit.
 */
export function parsePlan(yaml: string): ParsedPlan {
  const read = readYaml(yaml);
  return read.ok ? parseDocument(read.value, read.lineOf) : read;
}

/** Reads a document that is no longer YAML, such as one sent by the page. */
export function parseDocument(given: unknown, lineOf: LineOf = () => null): ParsedPlan {
  const { document: value, notes } = modernise(given);
  const parsed = planSchema.safeParse(value);
  if (parsed.success) return { ok: true, document: parsed.data, lineOf, notes };
  const findings = parsed.error.issues.flatMap(issue => findIn(issue, value));
  return { ok: false, problems: toProblems(findings, lineOf) };
}

/** Reads in steps a document that was right when it was stored: thousands of rules take a second to read. */
export async function parseYielding(
  value: unknown,
  yieldToCalls: YieldToCalls = createYield(),
): Promise<ParsedPlan> {
  // Problems are reported for the document as a whole.
  return (await parseParts(value, yieldToCalls)) ?? parseDocument(value);
}

async function parseParts(given: unknown, yieldToCalls: YieldToCalls): Promise<ParsedPlan | null> {
  const { document: value, notes } = modernise(given);
  if (!(value instanceof Object)) return null;
  const { absences, callers, ...rest } = value as Partial<Record<keyof PlanDocument, unknown>>;
  const short = planSchema.safeParse(rest);
  const readAbsences = await parseList(absences ?? [], {
    schema: absenceSchema,
    max: maxAbsences,
    yieldToCalls,
  });
  const readCallers = await parseList(callers ?? [], { schema: callerSchema, max: maxCallers, yieldToCalls });
  if (!short.success || readAbsences === null || readCallers === null) return null;
  const document = {
    ...short.data,
    ...(absences !== undefined && { absences: readAbsences }),
    ...(callers !== undefined && { callers: readCallers }),
  };
  return { ok: true, document, lineOf: () => null, notes };
}

/** The list read item by item; null: something is wrong with it. */
async function parseList<T>(
  given: unknown,
  {
    schema,
    max,
    yieldToCalls,
  }: { readonly schema: z.ZodType<T>; readonly max: number; readonly yieldToCalls: YieldToCalls },
): Promise<T[] | null> {
  if (!Array.isArray(given) || given.length > max) return null;
  const parsed = await mapYielding(given, item => schema.safeParse(item), yieldToCalls);
  const good = parsed.flatMap(({ data, success }) => (success ? [data] : []));
  return good.length === given.length ? good : null;
}

type Issue = z.core.$ZodIssue;

function findIn(issue: Issue, document: unknown): readonly Finding[] {
  const meant = issue.code === 'invalid_union' ? meantAlternative(issue) : null;
  if (meant !== null) return meant.flatMap(nested => findIn(nested, document));
  const paths =
    issue.code === 'unrecognized_keys' ? issue.keys.map(key => [...issue.path, key]) : [issue.path];
  const text = bothLanguages(remedyFor(issue));
  return paths.map(path => ({ path, value: valueAt(document, path), remedy: text }));
}

/** What is wrong with the alternative that was meant, judging by its names; null if that can't be told. */
function meantAlternative({
  errors,
  path,
}: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] | null {
  const near = errors.filter(issues => issues.every(issue => issue.path.length > 0));
  const [only] = near;
  if (only === undefined || near.length > 1) return null;
  return only.map(issue => ({ ...issue, path: [...path, ...issue.path] }));
}

/** The remedy for an issue; Zod's own words where the schema has none of ours. */
function remedyFor(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKey;
    case 'too_big':
      return issue.origin === 'array' ? atMost(Number(issue.maximum)) : issue.message;
    case 'too_small':
      return issue.origin === 'array' ? atLeastOne : issue.message;
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    case 'invalid_type':
      return shapes[issue.expected] ?? issue.message;
    default:
      return issue.message;
  }
}

const unknownKey = remedy(
  'remove it or correct its spelling: there is no such name here',
  'entfernen Sie es oder verbessern Sie die Schreibweise: Einen solchen Namen gibt es hier nicht',
);
const atLeastOne = remedy('give at least one', 'geben Sie mindestens eines an');
const check = { en: 'check what is given here', de: 'prüfen Sie, was hier steht' };
const shapes: Readonly<Record<string, string>> = {
  array: remedy('give a list, such as [a, b]', 'geben Sie eine Liste an, etwa [a, b]', check),
  object: remedy(
    'give names with values, such as name: value',
    'geben Sie Namen mit Werten an, etwa name: wert',
    check,
  ),
  record: remedy(
    'give names with values, such as name: value',
    'geben Sie Namen mit Werten an, etwa name: wert',
    check,
  ),
};

function atMost(count: number): string {
  return remedy(`give at most ${count}`, `geben Sie höchstens ${count} an`);
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document;
  for (const key of path) value = value instanceof Object ? Reflect.get(value, key) : undefined;
  return value;
}
