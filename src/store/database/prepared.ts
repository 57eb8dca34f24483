import type { Compilable, CompiledQuery } from 'kysely';
import type { Session } from './session.ts';

/**
 * Makes a query that is compiled on first use and from then on only bound to new values, which takes a
 * fraction of the time. Lists of different lengths are compiled separately, and long ones every time.
 *
 * @param build must pass its values on to the query without looking at them: it is shown placeholders.
 */
export function prepared<Values, Row>(
  build: (session: Session, values: Values) => Compilable<Row>,
): (session: Session, values: Values) => Promise<Row[]> {
  const bind = binder(build);
  return async (session, values) => {
    const query = bind(session, values);
    const now = session.runNow?.(query) ?? null;
    if (now !== null) return now;
    const { rows } = await session.db.executeQuery<Row>(query);
    return rows;
  };
}

function binder<Values, Row>(
  build: (session: Session, values: Values) => Compilable<Row>,
): (session: Session, values: Values) => CompiledQuery<Row> {
  const compiled = new Map<string, CompiledQuery<Row>>();

  function keep(shape: string, query: CompiledQuery<Row>): void {
    if (compiled.size >= maxShapesKept) compiled.clear();
    compiled.set(shape, query);
  }

  function compile(session: Session, values: Values, shape: string): CompiledQuery<Row> {
    const counter = { next: 0 };
    const query = build(session, toPlaceholders(values, counter) as Values).compile();
    if (counter.next <= maxValuesKept) keep(shape, query);
    return query;
  }

  return (session, values) => {
    const bound: unknown[] = [];
    const shape = session.kind + flatten(values, bound);
    const query = compiled.get(shape) ?? compile(session, values, shape);
    const parameters = query.parameters.map(parameter =>
      parameter instanceof Placeholder ? bound[parameter.index] : parameter,
    );
    return { query: query.query, queryId: query.queryId, sql: query.sql, parameters };
  };
}

/**
 * Longer lists belong to bulk work: they come in many lengths, and compiling them costs less than keeping
 * them all. Shorter ones come with the events of several calls that are recorded together.
 */
const maxValuesKept = 500;

const maxShapesKept = 100;

class Placeholder {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

/**
 * The lists and objects with a placeholder in place of every value, numbered in the order of {@link flatten}.
 */
function toPlaceholders(values: unknown, counter: { next: number }): unknown {
  if (Array.isArray(values)) return values.map(value => toPlaceholders(value, counter));
  if (typeof values !== 'object' || values === null) return new Placeholder(counter.next++);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, toPlaceholders(value, counter)]),
  );
}

/** Appends every value to `bound` and returns the lengths of the lists, which tell two shapes apart. */
function flatten(values: unknown, bound: unknown[]): string {
  if (typeof values !== 'object' || values === null) {
    bound.push(values);
    return '';
  }
  let shape = Array.isArray(values) ? `[${values.length}]` : '';
  for (const value of Object.values(values)) shape += flatten(value, bound);
  return shape;
}
