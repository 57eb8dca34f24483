import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { inLanguage } from '../language.ts';

const copyWords = inLanguage({
  de: { copy: 'Kopieren', copied: 'Kopiert' },
  en: { copy: 'Copy', copied: 'Copied' },
});

/** A text to be taken elsewhere, with a button that copies it. */
export function Copyable({ label, text }: { label: string; text: string }): VNode {
  const say = copyWords.value;
  const element = useRef<HTMLPreElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    // Without https, browsers let nobody copy by script; then it is selected.
    if (element.current !== null) getSelection()?.selectAllChildren(element.current);
    await navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => {},
    );
  };
  return (
    <div class="copyable">
      <p class="hint">{label}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre ref={element} tabIndex={0}>
        {text}
      </pre>
      <button type="button" class="quiet" aria-label={`${say.copy}: ${label}`} onClick={() => void copy()}>
        {isCopied ? say.copied : say.copy}
      </button>
    </div>
  );
}
