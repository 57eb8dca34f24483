import type { VNode } from 'preact';
import { settingsWords } from './in-words.ts';
import { RemoveButton } from './inputs.tsx';

/** Moves something in a list, or removes it. Null: it can't be moved there. */
export function Movers({
  name,
  onUp,
  onDown,
  onRemove,
}: {
  name: string;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: () => void;
}): VNode {
  const { up, down } = settingsWords.value.lists;
  return (
    <div class="movers">
      {onUp !== null && (
        <button type="button" class="icon" aria-label={`${up}: ${name}`} title={up} onClick={onUp}>
          ↑
        </button>
      )}
      {onDown !== null && (
        <button type="button" class="icon" aria-label={`${down}: ${name}`} title={down} onClick={onDown}>
          ↓
        </button>
      )}
      <RemoveButton name={name} onClick={onRemove} />
    </div>
  );
}
