import type { HotlineDocument } from '../../../src/http/contract/settings.ts';

/** Properties of each part of a hotline's settings. */
export interface HotlinePart {
  readonly hotline: HotlineDocument;
  /** Undefined removes a field. */
  readonly change: (
    fields: { readonly [Name in keyof HotlineDocument]?: HotlineDocument[Name] | undefined },
  ) => void;
}
