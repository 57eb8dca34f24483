import { useState } from 'preact/hooks';
import { plainText } from '../search/plain-text.ts';
import type { ChooseOneProps, Option } from './option.ts';

/** A list that nobody reads to its end; the rest is a matter of typing on. */
const mostShown = 50;

/** What a combobox shows, and what can be done with it. */
export interface Choosing {
  readonly text: string;
  readonly isOpen: boolean;
  readonly shown: readonly Option[];
  /** How many fit, shown or not. */
  readonly count: number;
  /** Which of the shown ones Enter chooses. */
  readonly current: number;
  readonly open: () => void;
  readonly type: (text: string) => void;
  readonly press: (event: KeyboardEvent) => void;
  readonly choose: (option: Option) => void;
  readonly leave: () => void;
}

/** Choosing by typing. What is typed counts only once it is chosen, so the field never shows what does not hold. */
export function useChoosing({
  value,
  options,
  onChange,
}: Pick<ChooseOneProps, 'value' | 'options' | 'onChange'>): Choosing {
  /** Null: nothing since something was chosen. */
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const fitting = typed === null ? options : fittingOptions(options, typed);
  const chosenAt = options.findIndex(option => option.value === value);
  // Whoever opens the list sees what is chosen, however far down that is.
  const first = typed === null ? Math.max(0, chosenAt - mostShown + 2) : 0;
  const shown = fitting.slice(first, first + mostShown);
  const current = Math.min(at ?? (typed === null ? Math.max(0, chosenAt - first) : 0), shown.length - 1);
  const settle = (next: string | null): void => {
    setTyped(null);
    setOpen(false);
    setAt(null);
    if (next !== null && next !== value) onChange(next);
  };
  const open = (): void => setOpen(true);
  const press = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const highlighted = shown[current];
    if (step !== undefined) {
      open();
      if (isOpen && shown.length > 0) setAt((current + step + shown.length) % shown.length);
    } else if (event.key === 'Enter' && isOpen) settle(highlighted?.value ?? null);
    else if (event.key === 'Escape' && (isOpen || typed !== null)) settle(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    text: typed ?? (value === '' ? '' : (options[chosenAt]?.text ?? '')),
    isOpen,
    shown,
    count: fitting.length,
    current,
    open,
    type: text => {
      setTyped(text);
      setOpen(true);
      setAt(null);
    },
    press,
    choose: option => settle(option.value),
    leave: () => settle(typed === null ? null : meantBy(typed, options)),
  };
}

/** Those with all words of a text in them, first those with words that begin so; of an empty text, all. */
export function fittingOptions(options: readonly Option[], text: string): readonly Option[] {
  const wanted = wordsOf(text);
  if (wanted.length === 0) return options;
  const fitting = options.filter(option => {
    const name = plainText(option.text);
    return option.value !== '' && wanted.every(word => name.includes(word));
  });
  const begins = ({ text: name }: Option): boolean =>
    wanted.every(word => wordsOf(name).some(one => one.startsWith(word)));
  return [...fitting.filter(begins), ...fitting.filter(option => !begins(option))];
}

function wordsOf(text: string): readonly string[] {
  return plainText(text)
    .split(/\s+/)
    .filter(word => word !== '');
}

/** What somebody means who leaves the field: nothing chosen if it is empty, else the only one that fits. Null: unclear. */
export function meantBy(typed: string, options: readonly Option[]): string | null {
  const wanted = plainText(typed).trim();
  if (wanted === '') return options.some(({ value }) => value === '') ? '' : null;
  const fitting = fittingOptions(options, typed);
  const same = fitting.filter(({ text }) => plainText(text) === wanted);
  const [only, another] = same.length > 0 ? same : fitting;
  return another === undefined ? (only?.value ?? null) : null;
}
