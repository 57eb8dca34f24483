import { currentDocument } from '../../app/plan/change-plan.ts';
import { todayOf } from '../../plan/compile-plan.ts';
import type { CallerDocument } from '../../plan/document.ts';
import { type ruleKinds, ruleListSchema, ruleQuerySchema } from '../contract/settings.ts';
import { readableBy } from './readable.ts';
import { type Route, route, watchers } from './route.ts';

type RuleKind = (typeof ruleKinds)[number];

/** Rules about individual callers. */
export const ruleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/settings/rules',
    summary: 'Rules about callers, by number, name or agent, and by what they say',
    roles: watchers,
    isLong: true,
    query: ruleQuerySchema,
    reply: ruleListSchema,
    async run({ page, query }) {
      const { search, kind, after = -1, limit } = query;
      const { revision, document } = await currentDocument(page.desk);
      const today = todayOf(document, page.desk.clock());
      const readable = readableBy(page);
      const isWanted = matching(search, readable);
      const all = (document.callers ?? []).map((rule, index) => ({
        index,
        rule,
        isOver: isOver(rule, today),
      }));
      const found = all.filter(
        one => (kind === undefined || kinds[kind](one.rule, one.isOver)) && isWanted(one.rule),
      );
      const behind = found.filter(({ index }) => index > after);
      const rules = behind
        .slice(0, limit)
        .map(one => ({ ...one, numbers: spelledNumbers(one.rule, readable) }));
      const next = behind.length > limit ? (rules.at(-1)?.index ?? null) : null;
      return { revision, rules, found: found.length, next };
    },
  }),
];

const kinds: Readonly<Record<RuleKind, (rule: CallerDocument, isOver: boolean) => boolean>> = {
  fixed: ({ fixed }) => fixed !== undefined,
  never: ({ never = [] }) => never.length > 0,
  vip: ({ vip = false }) => vip,
  blocked: ({ blocked }) => blocked !== undefined,
  linked: ({ numbers = [] }) => numbers.length > 1,
  range: ({ prefixes = [] }) => prefixes.length > 0,
  over: (_, isOver) => isOver,
};

/** Whether a rule matches a search: numbers in any spelling, names and agents in any case. */
function matching(search: string, readable: (text: string) => string): (rule: CallerDocument) => boolean {
  const text = search.trim().toLowerCase();
  if (text === '') return () => true;
  const digits = text.replaceAll(/[\s()/.-]/g, '').replace(/^(\+49|0049|0)/, '');
  const isNumber = /^\+?\d{2,}$/.test(digits);
  return rule => {
    if (isNumber && numbersOf(rule).some(number => number.includes(digits))) return true;
    return wordsOf(rule).some(word => readable(word).toLowerCase().includes(text));
  };
}

/** Numbers as people write them; a range by its prefix. */
function spelledNumbers(
  { numbers = [], prefixes = [] }: CallerDocument,
  readable: (text: string) => string,
): string[] {
  return [...numbers.map(readable), ...prefixes.map(prefix => `${prefix.replace(/^\+49/, '0')} …`)];
}

function numbersOf({ numbers = [], prefixes = [] }: CallerDocument): readonly string[] {
  return [...numbers, ...prefixes];
}

/** A rule's name and agents. */
function wordsOf({ name, fixed, never = [] }: CallerDocument): readonly string[] {
  const agent = typeof fixed === 'string' ? fixed : fixed?.agent;
  return [name, agent, ...never].filter(word => word !== undefined);
}

function isOver({ until }: CallerDocument, today: string): boolean {
  return until !== undefined && until < today;
}
