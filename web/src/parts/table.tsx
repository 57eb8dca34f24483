import type { ComponentChildren, VNode } from 'preact';

/** A table that scrolls by itself where the screen is too narrow for it. */
export function Table({ label, children }: { label: string; children: ComponentChildren }): VNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would be a landmark, and there may be many tables.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div class="scroll" role="group" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}
