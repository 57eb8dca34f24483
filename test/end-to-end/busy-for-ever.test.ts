import { expect, test, vi } from 'vitest';
import type { AppContext } from '../../src/app/context.ts';
import { reportHealth } from '../../src/app/health/report-health.ts';
import { type Company, exampleCompany } from '../../src/emulator/company.ts';
import type { Faults } from '../../src/emulator/faults.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import type { EventName } from '../../src/emulator/push.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { type Hotline, startFamiliar, startHotline } from '../support/hotline.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const caller = fictionalCaller(4);
const environment = { TALKING_EXPIRES_MINUTES: '60', RINGING_EXPIRES_SECONDS: '120', RING_STRANGERS: '1' };

/** Resolves when nobody is busy, which expiry takes care of on the emulator's time. */
async function everybodyAvailable({ emulator }: Hotline, { known }: AppContext): Promise<void> {
  await emulator.wait(2 * 3600);
  const states = () => known.roster.agents.map(agent => availabilityOf(agent, known, emulator.now()));
  await vi.waitFor(() => expect(new Set(states())).toEqual(new Set(['available'])), 10_000);
}

/** How many legs were closed without a report: counted for operators as often as it is journaled. */
async function corrections(context: AppContext): Promise<number> {
  const entries = await context.store.entriesSince(0);
  const closed = entries.filter(({ event }) => event.type === 'legClosed').length;
  expect(reportHealth(context).corrections.expired).toBe(closed);
  return closed;
}

async function isCorrected(context: AppContext): Promise<void> {
  await vi.waitFor(async () => expect(await corrections(context)).toBeGreaterThan(0), 10_000);
  expect(
    reportHealth(context)
      .warnings.map(({ en }) => en)
      .join(),
  ).toContain('hangup never came');
}

function losing(...events: EventName[]): Faults {
  return { pushes: [{ kind: 'lose', events }] };
}

/** Of a company where the mailbox of the agent rung first takes the call. */
function withMailbox(): Company {
  const company = exampleCompany();
  const [first, ...others] = company.users;
  if (first === undefined) throw new RangeError('there is nobody');
  const phonelines = first.phonelines.map(line => ({ ...line, mailboxAfterSeconds: 20 }));
  return { ...company, users: [{ ...first, phonelines }, ...others] };
}

async function callIsTransferred(hotline: Hotline): Promise<void> {
  const call = hotline.emulator.placeCall({ from: caller, to: hotline.number, talkSeconds: 600 });
  await hotline.emulator.wait(60);
  call.transfer(hotline.agent(5));
  expect((await call.ended).talkedTo).toEqual([hotline.agent(0), hotline.agent(5)]);
}

async function mailboxTakesCall(hotline: Hotline): Promise<void> {
  hotline.emulator.phone(hotline.agent(0)).neverAnswers();
  expect((await hotline.call(caller)).outcome).toBe('voicemail');
}

test.each<{
  what: string;
  faults: Faults;
  corrected: boolean;
  company?: Company;
  happens?: (hotline: Hotline) => Promise<void>;
}>([
  { what: 'hangups that get lost', faults: losing('hangup'), corrected: true },
  { what: 'answers and hangups that get lost', faults: losing('answer', 'hangup'), corrected: true },
  { what: 'answers that get lost', faults: losing('answer'), corrected: false },
  { what: 'events that come twice', faults: { pushes: [{ kind: 'duplicate' }] }, corrected: false },
  { what: 'events out of order', faults: { pushes: [{ kind: 'reorder' }] }, corrected: false },
  { what: 'a transfer', faults: {}, happens: callIsTransferred, corrected: false },
  {
    what: 'a transfer whose hangups get lost',
    faults: losing('hangup'),
    happens: callIsTransferred,
    corrected: true,
  },
  {
    what: 'a mailbox that takes the call',
    faults: {},
    company: withMailbox(),
    happens: mailboxTakesCall,
    corrected: false,
  },
  {
    what: 'a mailbox that takes the call, whose answer and hangup get lost',
    faults: losing('answer', 'hangup'),
    company: withMailbox(),
    happens: mailboxTakesCall,
    corrected: true,
  },
])('nobody stays busy for ever by $what, and corrections are journaled and counted', async one => {
  const { company = exampleCompany(), happens } = one;
  const hotline = await startHotline({ environment, emulator: { company } });
  const { context } = hotline.service;
  hotline.emulator.setFaults(one.faults);
  await (happens?.(hotline) ?? hotline.call(caller));
  await everybodyAvailable(hotline, context);
  if (one.corrected) await isCorrected(context);
  else expect(await corrections(context)).toBe(0);
  hotline.emulator.setFaults({});
  hotline.emulator.phone(hotline.agent(0)).answersAfter(6);
  expect((await hotline.call(caller)).outcome).toBe('answered');
});

test('nobody stays busy for ever by a hangup that comes while Familiar restarts, and the correction is counted', async () => {
  const onDisk = { ...environment, DATABASE_URL: `sqlite:${await temporaryFolder()}/familiar.db` };
  const hotline = await startHotline({ environment: onDisk });
  const call = hotline.emulator.placeCall({ from: caller, to: hotline.number, talkSeconds: 600 });
  await hotline.emulator.wait(60);
  expect(hotline.availability()).toContain('talking');
  await hotline.service.close();
  expect((await call.ended).outcome).toBe('answered');
  const { context } = await startFamiliar(hotline.emulator, { environment: onDisk });
  await everybodyAvailable(hotline, context);
  await isCorrected(context);
  expect((await hotline.call(caller)).outcome).toBe('answered');
});
