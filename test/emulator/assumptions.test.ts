import { expect, test } from 'vitest';
import type { Assumptions } from '../../src/emulator/assumptions.ts';
import type { CallOutcome } from '../../src/emulator/call.ts';
import { caller, dial, formTo, sequenceOf, startHarness } from './harness.ts';

const hotlineNumber = '+492214710100';
const firstAgent = '+492214710111';
const secondAgent = '+492214710112';

test('the second leg of a redirect may stay unannounced', async () => {
  const outcome = await redirected({ pushesSecondLeg: false });
  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'an(A)', 'hu(A,normalClearing)']);
});

test.each([
  { secondLegFrom: 'called-number', from: hotlineNumber },
  { secondLegFrom: 'caller', from: caller },
  { secondLegFrom: 'caller-id', from: '+492214710999' },
] as const)('the second leg may come from the $secondLegFrom', async ({ secondLegFrom, from }) => {
  const outcome = await redirected({ secondLegFrom });
  expect(formTo(outcome, 'newCall', firstAgent).get('from')).toBe(from.slice(1));
});

test('the second leg may have an xcid of its own', async () => {
  const outcome = await redirected({ secondLegSharesXcid: false });
  const [first, second] = [formTo(outcome, 'newCall', hotlineNumber), formTo(outcome, 'newCall', firstAgent)];
  expect(second.get('xcid')).not.toBe(first.get('xcid'));
});

test('the second leg may look like a fresh call', async () => {
  const outcome = await redirected({ secondLegNamesFirst: false });
  const second = formTo(outcome, 'newCall', firstAgent);
  expect(second.get('origCallId')).toBe(second.get('callId'));
});

test('the first leg may not tell which number took the call', async () => {
  const outcome = await redirected({ firstLegAnsweringNumber: false });
  expect(formTo(outcome, 'answer', hotlineNumber).has('answeringNumber')).toBe(false);
});

test('the first leg may name the user who took the call', async () => {
  const outcome = await redirected({ firstLegUser: true });
  expect(formTo(outcome, 'answer', hotlineNumber).get('userId')).toMatch(/^w[01]$/);
});

test('legs that lose may end in silence', async () => {
  const outcome = await redirected({ losingLegs: 'silent' });
  expect(sequenceOf(outcome).filter(event => event.startsWith('hu'))).toHaveLength(2);
});

test('a redirect to the outside may be pushed as an outgoing leg', async () => {
  const { emulator, hotline } = await startHarness({
    assumptions: { pushesExternalLeg: true },
    verbs: form => (form.get('direction') === 'in' ? dial(caller) : ''),
  });
  const outcome = await emulator.placeCall({ from: '+494066969001', to: hotline }).ended;
  expect(formTo(outcome, 'newCall', caller).get('direction')).toBe('out');
});

test('hanging up in a menu may not be told', async () => {
  const { emulator, agent } = await startHarness({
    assumptions: { tellsHangupInGather: false },
    verbs: (_form, url) => `<Gather onData="${url}"/>`,
  });
  const outcome = await emulator.placeCall({ from: caller, to: agent(0), patienceSeconds: 1 }).ended;
  expect(sequenceOf(outcome)).toEqual(['nc(A)', 'hu(A,cancel)']);
});

/** A call to the hotline that is redirected to two agents. */
async function redirected(assumptions: Partial<Assumptions>): Promise<CallOutcome> {
  const { emulator, hotline } = await startHarness({
    assumptions,
    verbs: form =>
      form.get('to') === hotlineNumber.slice(1)
        ? `<Dial callerId="492214710999"><Number>${firstAgent.slice(1)}</Number><Number>${secondAgent.slice(1)}</Number></Dial>`
        : '',
  });
  return emulator.placeCall({ from: caller, to: hotline }).ended;
}
