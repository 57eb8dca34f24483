export interface Option {
  readonly value: string;
  readonly text: string;
}

export interface ChooseOneProps {
  readonly id: string;
  readonly value: string;
  /** An option with an empty value says what choosing nothing means. */
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  /** What stands in the place of a label. */
  readonly name?: string;
}
