import { exampleCompany } from '../../src/emulator/company.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import type { EarlierCall } from '../../src/emulator/finished-call.ts';
import { noon } from './builders.ts';

/** Every so many calls are out of the ordinary: nobody, or a mailbox, picked up; withheld; put away; made by an agent. */
const [unanswered, mailbox, withheld, archived, outgoing] = [7, 11, 13, 5, 6];

/** Calls at the hotline of Möbel Krüger in the weeks before noon, a quarter of an hour apart, newest first. */
export function earlierCalls(count: number): readonly EarlierCall[] {
  const { users, hotlines } = exampleCompany();
  const hotline = hotlines[0]?.number ?? '';
  return Array.from({ length: count }, (_, index) => {
    const caller = index % withheld === 0 ? 'anonymous' : fictionalCaller((index * 7) % 400);
    const agent = users[(index * 3 + (index % 4)) % users.length]?.numbers[0]?.number ?? '';
    const common = { startedAt: noon - (index + 1) * 900_000, isArchived: index % archived === 0 };
    const answered =
      index % unanswered === 0 ? {} : { answeredBy: index % mailbox === 0 ? 'voicemail' : agent };
    return index % outgoing === 0
      ? {
          ...common,
          direction: 'out',
          from: agent,
          to: fictionalCaller(index % 400),
          answeredBy: fictionalCaller(index % 400),
        }
      : { ...common, direction: 'in', from: caller, to: hotline, ...answered };
  });
}
