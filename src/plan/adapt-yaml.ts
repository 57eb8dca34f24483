import { type Document, isMap, isNode, isScalar, isSeq, type Node, type YAMLSeq } from 'yaml';
import { parseSpelledNumber } from '../numbers/phone-spelling.ts';
import { byIdentity, identityOf } from './identity.ts';

/** Makes a node for a value that the text does not have yet; `key` is the name it gets. */
export type MakeNode = (value: unknown, key: string) => Node;

/**
 * Makes a tree of YAML mean `value` with as few changes as possible, to keep the author's comments, order and
 * spelling. Entries of lists are recognised when they move.
 */
export function adaptYaml(tree: Document, value: object, make: MakeNode): void {
  tree.contents = adapt(tree, tree.contents, value, '', make);
}

function adapt(tree: Document, node: unknown, value: unknown, key: string, make: MakeNode): Node {
  if (isScalar(node) && isSame(node.value, value)) return node;
  if (isSeq(node) && Array.isArray(value)) {
    node.items = fitItems(tree, node, value, key, make);
    return node;
  }
  if (isMap(node) && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const wanted = new Map<string, unknown>(Object.entries(value));
    node.items = node.items.filter(({ key: name }) => wanted.has(nameOf(name)));
    for (const pair of node.items)
      pair.value = adapt(tree, pair.value, wanted.get(nameOf(pair.key)), nameOf(pair.key), make);
    const known = new Set(node.items.map(pair => nameOf(pair.key)));
    for (const [name, part] of wanted)
      if (!known.has(name)) node.add(tree.createPair(name, make(part, name)));
    return node;
  }
  return make(value, key);
}

function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

function fitItems(
  tree: Document,
  list: YAMLSeq,
  values: readonly unknown[],
  key: string,
  make: MakeNode,
): Node[] {
  giveCommentToFirst(list);
  const known = byIdentity(list.items, item => identityOf(isNode(item) ? readable(item.toJS(tree)) : item));
  const matches = values.map(value => known.get(identityOf(value))?.shift());
  const left = new Set([...known.values()].flat());
  return values.map((value, index) => {
    const inPlace = list.items[index];
    const match = matches[index] ?? (left.delete(inPlace) ? inPlace : undefined);
    return adapt(tree, match, value, key, make);
  });
}

/** The YAML reader attaches a comment above the first entry to the list as a whole. */
function giveCommentToFirst(list: YAMLSeq): void {
  const [first] = list.items;
  if (!list.commentBefore || !isNode(first) || first.commentBefore) return;
  first.commentBefore = list.commentBefore;
  list.commentBefore = null;
}

/** The value with its numbers in the document's spelling instead of people's. */
function readable(value: unknown): unknown {
  if (typeof value === 'string') return parseSpelledNumber(value) ?? value;
  if (typeof value !== 'object' || value === null || !('numbers' in value)) return value;
  return { ...value, numbers: [value.numbers].flat().map(readable) };
}

function isSame(written: unknown, value: unknown): boolean {
  return written === value || (typeof value === 'string' && readable(written) === value);
}
