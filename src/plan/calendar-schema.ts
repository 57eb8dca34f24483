import { z } from 'zod';
import { busyKinds } from '../calendar/busy-kinds.ts';
import { parseUrl } from '../domain/parse-url.ts';
import { agent } from './hotline-schema.ts';
import { remedy } from './remedy.ts';
import { label, oneOf, wholeNumber, written } from './scalars.ts';

const maxAddressLength = 2_000;

/** Where a calendar is published. Such addresses are secrets: whoever knows one can read the calendar. */
const calendarAddress = written(
  remedy(
    'give the address under which the calendar program publishes it, which begins with https:// or webcal://',
    'geben Sie die Adresse an, unter der das Kalenderprogramm ihn veröffentlicht; sie beginnt mit https:// oder webcal://',
  ),
  text => {
    const address = text.replace(/^webcals?:\/\//i, 'https://');
    const isGood = address.length <= maxAddressLength && !/\s/.test(address);
    return isGood && parseUrl(address)?.protocol === 'https:' ? address : null;
  },
);

const words = z.array(label()).max(50);

/** A published calendar that is read regularly, and which of its events count. */
export const calendarSchema = z.strictObject({
  name: label(60),
  url: calendarAddress.describe('Where it is published; whoever knows it can read the calendar'),
  agent: agent.optional().describe('Whose it is; left out: a team’s, whose events name who is away'),
  deputies: z.array(agent).max(20).optional().describe('Who takes over the callers, in this order'),
  titles: words.optional().describe('Only events with one of these in their title'),
  notTitles: words.optional().describe('No events with one of these in their title'),
  categories: words.optional().describe('Only events of one of these categories'),
  busy: z
    .array(oneOf(busyKinds))
    .min(1)
    .optional()
    .describe('Only events that mark their time like this; busy and out-of-office by default'),
  minutes: wholeNumber(5, 1_440).optional().describe('How often it is read; 30 by default'),
});
