import parsePhoneNumber from 'libphonenumber-js/max';
import { Document, isCollection, isMap, isNode, isPair, isScalar, type Node, type Pair, visit } from 'yaml';
import type { Roster } from '../domain/roster.ts';
import { parseSpelledNumber } from '../numbers/phone-spelling.ts';
import { adaptYaml } from './adapt-yaml.ts';
import type { PlanDocument } from './document.ts';
import { explanations } from './explanations.ts';
import { dialect, readYaml } from './read-yaml.ts';

/**
 * The document as YAML for people, with its sections explained and agents' names beside their ids.
 *
 * @param written the text somebody wrote, whose comments, order and spelling are kept; null: none.
 */
export function renderPlan(document: PlanDocument, roster: Roster, written: string | null = null): string {
  const tree = treeOf(written) ?? new Document({}, dialect);
  const isOurs = isMap(tree.contents) && tree.contents.items.length === 0;
  adaptYaml(tree, JSON.parse(JSON.stringify(document)), (value, key) => makeNode(tree, value, key));
  if (isOurs) explain(tree, document);
  nameAgents(tree, roster);
  // Puts quotes around what other YAML readers would take for a number.
  tree.setSchema('1.2', { ...dialect, compat: 'core' });
  return tree.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function treeOf(written: string | null): Document | null {
  const read = written === null ? null : readYaml(written);
  return read?.ok === true && isMap(read.tree.contents) ? read.tree : null;
}

/** Lists under these names are written on one line. */
const shortLists = new Set(['numbers', 'prefixes', 'remove']);

function makeNode(tree: Document, value: unknown, key: string): Node {
  const node = tree.createNode(value);
  visit(node, {
    Scalar(_, scalar, path) {
      if (typeof scalar.value === 'string' && phoneKeys.has(keyAbove(path) ?? key))
        scalar.value = spell(scalar.value);
    },
    Seq(_, list, path) {
      if (shortLists.has(keyAbove(path) ?? key)) list.flow = true;
    },
  });
  return node;
}

const phoneKeys = new Set(['numbers', 'number']);

/** In groups, which are easier to read, provided it can be read back. */
function spell(number: string): string {
  const spelled = parsePhoneNumber(number)?.formatInternational();
  return spelled !== undefined && parseSpelledNumber(spelled) === number ? spelled : number;
}

/** The name of a node, or of the list that it is in. */
function keyAbove(path: readonly unknown[]): string | null {
  const pair = path.findLast(isPair);
  return pair === undefined ? null : nameOf(pair);
}

function nameOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

function explain(tree: Document, { language = 'de' }: PlanDocument): void {
  const texts = explanations[language];
  tree.commentBefore = texts.head;
  if (!isMap(tree.contents)) return;
  tree.contents.items.forEach((pair, index) => {
    if (!isNode(pair.key)) return;
    pair.key.commentBefore = texts.sections[nameOf(pair)] ?? null;
    pair.key.spaceBefore = index > 0;
  });
}

const agentKeys = new Set(['agents', 'agent', 'turns', 'deputies', 'fixed', 'never']);

/** Adds agents' names as comments, except where somebody has put a comment of their own. */
function nameAgents(tree: Document, { agents }: Roster): void {
  const names = new Map(agents.map(agent => [agent.id, agent.name]));
  visit(tree, {
    Scalar(role, scalar, path) {
      const isAgent =
        agentKeys.has(keyAbove(path) ?? '') || path.some(it => isPair(it) && nameOf(it) === 'groups');
      const name = names.get(String(scalar.value));
      if (role === 'key' || !isAgent || name === undefined || name === scalar.value) return;
      scalar.comment ??= ` ${name}`;
      for (const around of path) if (isCollection(around)) around.flow = false;
    },
  });
}
