import type { DemoCall, DemoPhone, DemoPhones } from '../../app/page/demo-phones.ts';
import type { EmulatedCall } from '../../emulator/call.ts';
import type { Emulator } from '../../emulator/control.ts';
import { fictionalCaller } from '../../emulator/fictional-caller.ts';
import type { Phone } from '../../emulator/phone.ts';

const regularsShown = 8;
const callsShown = 20;
const automaticSeconds = 6;
/** Long enough for a visitor to look around while it rings. */
const patienceSeconds = 120;

/** The telephones of the emulated company, for the page. */
export function createDemoPhones(emulator: Emulator, talkSeconds: number): DemoPhones {
  const ownPhone = (number: string): Phone | undefined =>
    emulator.phones().find(phone => phone.number === number);
  const open = (): readonly EmulatedCall[] => emulator.calls().filter(call => call.state() !== 'ended');

  return {
    phones: () => emulator.phones().map(phone => describe(emulator, phone)),
    callers: () => Array.from({ length: regularsShown }, (_, index) => ({ number: fictionalCaller(index) })),
    calls: () => open().slice(-callsShown).map(toDemoCall),
    speed: () => emulator.speed(),
    call(from) {
      const to = emulator.company.hotlines[0]?.number ?? '';
      emulator.placeCall({ from, to, patienceSeconds, talkSeconds });
    },
    hangUp: callId =>
      open()
        .find(call => call.callId === callId)
        ?.hangUp(),
    pickUp: number => ownPhone(number)?.pickUp(),
    putDown(number) {
      ownPhone(number)?.decline();
      for (const call of open()) if (call.talkingTo() === number) call.hangUp();
    },
    change(number, { isOnline, isDnd, isAutomatic }) {
      const phone = ownPhone(number);
      if (phone === undefined) return;
      if (isOnline !== undefined) phone.setOnline(isOnline);
      if (isDnd !== undefined) phone.setDnd(isDnd);
      if (isAutomatic === true) phone.answersAfter(automaticSeconds);
      if (isAutomatic === false) phone.neverAnswers();
    },
  };
}

function describe({ company }: Emulator, phone: Phone): DemoPhone {
  const { number, userId, online, dnd, answers, talking, ringing } = phone.state();
  const user = company.users.find(({ id }) => id === userId);
  return {
    number,
    agentId: userId ?? '',
    name: user === undefined ? number : `${user.firstname} ${user.lastname}`,
    state: ringing ? 'ringing' : talking ? 'talking' : 'idle',
    isOnline: online,
    isDnd: dnd,
    isAutomatic: typeof answers === 'number',
  };
}

function toDemoCall(call: EmulatedCall): DemoCall {
  return { callId: call.callId, from: call.from, state: call.state() };
}
