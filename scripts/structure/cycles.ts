import type { Module } from './read-modules.ts';

/**
 * The groups of modules that reach each other, in the order in which they were given.
 *
 * @param withTypes whether imports that only bring types count too
 */
export function findCycles(
  modules: readonly Pick<Module, 'path' | 'imports'>[],
  { withTypes }: { readonly withTypes: boolean },
): readonly (readonly string[])[] {
  const targets = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.filter(one => withTypes || !one.isOfTypes).map(one => one.path),
    ]),
  );
  const reach = new Map([...targets.keys()].map(path => [path, reachable(path, targets)]));
  const cycles = new Set<string>();
  for (const [path, reached] of reach) {
    const members = [...reach].filter(([other, back]) => reached.has(other) && back.has(path));
    if (members.length > 0) cycles.add(members.map(([member]) => member).join('\n'));
  }
  return [...cycles].map(members => members.split('\n'));
}

/** The modules reached from a module by one import or more. */
export function reachable(
  from: string,
  targets: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...(targets.get(from) ?? [])];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    open.push(...(targets.get(path) ?? []));
  }
  return reached;
}
