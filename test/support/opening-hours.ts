import { parseSpan, type Span, type Week } from '../../src/domain/span.ts';

export const closedWeek: Week = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
};

/** The span that a text such as `08:00-17:00` means. */
export function span(text: string): Span {
  const parsed = parseSpan(text);
  if (parsed === null) throw new Error(`"${text}" is no span`);
  return parsed;
}
