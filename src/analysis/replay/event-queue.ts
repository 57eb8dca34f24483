/** What is still to happen, soonest first; of two events at the same moment, the one added first. */
export interface EventQueue<T> {
  readonly size: number;
  /** @param at epoch milliseconds. */
  add(at: number, event: T): void;
  /** The moment of the soonest event in epoch milliseconds, or Infinity. */
  nextAt(): number;
  /** Removes and returns the soonest event; null if nothing is left. */
  take(): { readonly at: number; readonly event: T } | null;
}

interface Node<T> {
  readonly at: number;
  readonly order: number;
  readonly event: T;
}

/** A binary heap. */
export function createEventQueue<T>(): EventQueue<T> {
  const heap: Node<T>[] = [];
  let added = 0;

  function rise(from: number, node: Node<T>): void {
    let index = from;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (parent === undefined || isBefore(parent, node)) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = node;
  }

  function sink(node: Node<T>): void {
    let index = 0;
    for (;;) {
      const childIndex = soonerChild(heap, index);
      const child = heap[childIndex];
      if (child === undefined || isBefore(node, child)) break;
      heap[index] = child;
      index = childIndex;
    }
    heap[index] = node;
  }

  return {
    get size() {
      return heap.length;
    },
    add(at, event) {
      rise(heap.length, { at, order: added++, event });
    },
    nextAt: () => heap[0]?.at ?? Number.POSITIVE_INFINITY,
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined) return null;
      if (heap.length > 0) sink(last);
      return first;
    },
  };
}

function soonerChild<T>(heap: readonly Node<T>[], index: number): number {
  const left = 2 * index + 1;
  const [a, b] = [heap[left], heap[left + 1]];
  return a !== undefined && b !== undefined && isBefore(b, a) ? left + 1 : left;
}

function isBefore<T>(a: Node<T>, b: Node<T>): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
