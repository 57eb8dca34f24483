import type { HoursDocument } from '../../../src/http/contract/settings.ts';

/** What a part of opening hours is given. */
export interface HoursPart {
  readonly hours: HoursDocument;
  readonly change: (
    fields: { readonly [Name in keyof HoursDocument]?: HoursDocument[Name] | undefined },
  ) => void;
}
