import { type Party, toParty } from '../domain/party.ts';
import { parseSpelledNumber } from '../numbers/phone-spelling.ts';
import { CliError } from './run-program.ts';

/**
 * Reads who calls: a phone number in any usual spelling, or "anonymous".
 *
 * @throws CliError if it is neither.
 */
export function readCaller(text: string): Party {
  const number = parseSpelledNumber(text);
  if (number !== null) return { kind: 'number', number };
  const party = toParty(text.trim());
  if (party.kind === 'withheld') return party;
  throw new CliError(
    `"${text}" is not a phone number; write it like "0211 123 4567" or "+49 211 1234567", or "anonymous".`,
  );
}
