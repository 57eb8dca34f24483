import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { path } from '../router.ts';

interface MenuProps {
  /** What the button shows, and its name if that is more. */
  label: ComponentChildren;
  name?: string;
  kind: string;
  /** Whether the current view is in it. */
  isCurrent?: boolean;
  /** Whether what it opens is there before, for screens on which it stands open. */
  isKept?: boolean;
  children: ComponentChildren;
}

/** A button with what it opens. It closes by itself: by Escape, a choice, or when somebody turns to something else. */
export function Menu({ label, name, kind, isCurrent = false, isKept = false, children }: MenuProps): VNode {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setOpen(false), [path.value]);
  useEffect(() => {
    if (!isOpen) return;
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && box.current?.contains(target) === false) setOpen(false);
    };
    const events = ['pointerdown', 'focusin'] as const;
    for (const event of events) document.addEventListener(event, leave);
    return () => {
      for (const event of events) document.removeEventListener(event, leave);
    };
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is in it is interactive; Escape bubbles up to here.
    <div
      ref={box}
      class={`menu ${kind}`}
      onKeyDown={event => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        class={isCurrent ? 'menu-button current' : 'menu-button'}
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={name}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: links are clicked by keyboard too. */}
      <div
        id={id}
        class="menu-panel"
        hidden={!isOpen}
        onClick={({ target }) => {
          if (target instanceof Element && target.closest('a') !== null) setOpen(false);
        }}
      >
        {(isOpen || isKept) && children}
      </div>
    </div>
  );
}
