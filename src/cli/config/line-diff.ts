/** Lines that are taken out and put in, `-` and `+` before each, with `context` unchanged lines around them. */
export function lineDiff(before: string, after: string, context = 2): readonly string[] {
  const [old, current] = [before.split('\n'), after.split('\n')];
  const lines = edits(old, current);
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(line => !line.startsWith(' ')),
  );
  return lines.flatMap((line, index) => {
    if (isNear[index]) return [line];
    return isNear[index - 1] ? ['…'] : [];
  });
}

/** A table of more cells than this takes too long; then the whole middle counts as replaced. */
const maxCells = 4_000_000;

function edits(old: readonly string[], current: readonly string[]): readonly string[] {
  let start = 0;
  while (start < old.length && start < current.length && old[start] === current[start]) start += 1;
  let end = 0;
  while (
    end < old.length - start &&
    end < current.length - start &&
    old[old.length - 1 - end] === current[current.length - 1 - end]
  )
    end += 1;
  const [oldMiddle, currentMiddle] = [
    old.slice(start, old.length - end),
    current.slice(start, current.length - end),
  ];
  return [
    ...old.slice(0, start).map(line => ` ${line}`),
    ...editsBetween(oldMiddle, currentMiddle),
    ...old.slice(old.length - end).map(line => ` ${line}`),
  ];
}

/** By the longest common subsequence, whose lengths are counted from the end. */
function editsBetween(old: readonly string[], current: readonly string[]): readonly string[] {
  const columns = current.length + 1;
  const isTooMuch = (old.length + 1) * columns > maxCells;
  const lengths = new Uint32Array(isTooMuch ? 0 : (old.length + 1) * columns);
  const at = (row: number, column: number): number => lengths[row * columns + column] ?? 0;
  if (!isTooMuch)
    for (let row = old.length - 1; row >= 0; row--)
      for (let column = current.length - 1; column >= 0; column--)
        lengths[row * columns + column] =
          old[row] === current[column]
            ? at(row + 1, column + 1) + 1
            : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: string[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < current.length) {
    if (row < old.length && column < current.length && !isTooMuch && old[row] === current[column]) {
      lines.push(` ${old[row]}`);
      row += 1;
      column += 1;
    } else if (
      row < old.length &&
      (column === current.length || at(row + 1, column) >= at(row, column + 1))
    ) {
      lines.push(`-${old[row]}`);
      row += 1;
    } else {
      lines.push(`+${current[column]}`);
      column += 1;
    }
  }
  return lines;
}
