import type { HotlineDocument } from '../../../src/http/contract/settings.ts';

/** What a part of a hotline's settings is given. */
export interface HotlinePart {
  readonly hotline: HotlineDocument;
  /** Undefined takes a field away. */
  readonly change: (
    fields: { readonly [Name in keyof HotlineDocument]?: HotlineDocument[Name] | undefined },
  ) => void;
}
