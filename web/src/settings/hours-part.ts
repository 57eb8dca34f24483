import type { HoursDocument } from '../../../src/http/contract/settings.ts';

/** Properties of each part of opening hours. */
export interface HoursPart {
  readonly hours: HoursDocument;
  readonly change: (
    fields: { readonly [Name in keyof HoursDocument]?: HoursDocument[Name] | undefined },
  ) => void;
}
