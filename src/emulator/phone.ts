import type { Company, Device, User } from './company.ts';
import { withPlus } from './directory.ts';
import type { HangupCause } from './leg.ts';

/** After how many seconds of ringing a phone is picked up, or why it is not. */
type Answers = number | 'never' | 'busy' | 'rejects';

interface PhoneState {
  /** E.164 with a plus sign. */
  readonly number: string;
  /** Null for phones outside the account. */
  readonly userId: string | null;
  readonly online: boolean;
  readonly dnd: boolean;
  readonly answers: Answers;
  readonly talking: boolean;
  readonly ringing: boolean;
}

/** What may be changed of a phone; what is missing stays as it is. */
export interface PhoneChange {
  readonly online?: boolean;
  readonly dnd?: boolean;
  readonly answers?: Answers;
}

/**
 * What rings if a number is called: all devices of its line, or the phone of somebody outside the account.
 */
export interface Phone {
  readonly number: string;
  state(): PhoneState;
  /** Registers or unregisters all devices of the line. */
  setOnline(online: boolean): void;
  setDnd(dnd: boolean): void;
  answersAfter(seconds: number): void;
  neverAnswers(): void;
  /** Busy until it is told to answer again, whoever it may be talking to. */
  isBusy(): void;
  /** Its owner declines every call. */
  rejects(): void;
  /** Why the phone can't ring now; null: it can. */
  refusal(): HangupCause | null;
  /** Picks up what rings, whatever it would have done by itself. */
  pickUp(): void;
  /** Declines what rings. */
  decline(): void;
  /** Rings until the signal aborts; resolves if somebody picks up or declines. */
  ring(signal: AbortSignal): Promise<'picked-up' | 'declined'>;
  /** Marks its owner as talking until the returned function is called. */
  occupy(): () => void;
}

/** Registration and do-not-disturb of one device, as it changes. */
interface DeviceState {
  online: boolean;
  dnd: boolean;
}

export interface PhoneBook {
  of(number: string): Phone;
  /** The phones of the account. */
  own(): readonly Phone[];
  readonly devices: ReadonlyMap<string, DeviceState>;
}

const usualAnswerSeconds = 6;

export function createPhoneBook(company: Company): PhoneBook {
  const devices = new Map<string, DeviceState>(
    company.users.flatMap(user => user.devices).map(({ id, online, dnd }) => [id, { online, dnd }]),
  );
  const talks = new Map<string, number>();
  const phones = new Map<string, Phone>();
  for (const user of company.users)
    for (const { number, phonelineId } of user.numbers) {
      const onLine = user.devices.filter(device => device.phonelineIds.includes(phonelineId));
      const person = user.busyOnBusy ? user.id : onLine.map(({ id }) => id).join();
      phones.set(number, createPhone(number, { user, person, devices: statesOf(onLine, devices), talks }));
    }
  const own = [...phones.values()];

  return {
    of(dialled): Phone {
      const number = withPlus(dialled);
      const phone = phones.get(number) ?? createPhone(number, null);
      phones.set(number, phone);
      return phone;
    },
    own: () => own,
    devices,
  };
}

export function changePhone(phone: Phone, { online, dnd, answers }: PhoneChange): void {
  if (online !== undefined) phone.setOnline(online);
  if (dnd !== undefined) phone.setDnd(dnd);
  if (answers === 'never') phone.neverAnswers();
  else if (answers === 'busy') phone.isBusy();
  else if (answers === 'rejects') phone.rejects();
  else if (answers !== undefined) phone.answersAfter(answers);
}

interface Owner {
  readonly user: User;
  /** Who talks on it: its user, or whoever has its devices. */
  readonly person: string;
  readonly devices: readonly DeviceState[];
  /** Calls in which each person is; shared by all phones. */
  readonly talks: Map<string, number>;
}

function createPhone(number: string, owner: Owner | null): Phone {
  let answers: Answers = usualAnswerSeconds;
  const rings = new Set<(how: 'picked-up' | 'declined') => void>();
  const devices = owner?.devices ?? [{ online: isFullNumber(number), dnd: false }];
  const isTalking = (): boolean => owner !== null && (owner.talks.get(owner.person) ?? 0) > 0;
  const count = (change: number): void => {
    if (owner !== null) owner.talks.set(owner.person, (owner.talks.get(owner.person) ?? 0) + change);
  };

  return {
    number,
    state: () => ({
      number,
      userId: owner?.user.id ?? null,
      online: devices.some(device => device.online),
      dnd: isAllDnd(devices),
      answers,
      talking: isTalking(),
      ringing: rings.size > 0,
    }),
    setOnline(online): void {
      for (const device of devices) device.online = online;
    },
    setDnd(dnd): void {
      for (const device of devices) device.dnd = dnd;
    },
    answersAfter(seconds): void {
      answers = seconds;
    },
    neverAnswers(): void {
      answers = 'never';
    },
    isBusy(): void {
      answers = 'busy';
    },
    rejects(): void {
      answers = 'rejects';
    },
    refusal(): HangupCause | null {
      if (!devices.some(device => device.online)) return 'notFound';
      if (isAllDnd(devices) || answers === 'rejects') return 'noAnswer';
      return answers === 'busy' || (owner?.user.busyOnBusy && isTalking()) ? 'busy' : null;
    },
    pickUp(): void {
      for (const settle of rings) settle('picked-up');
    },
    decline(): void {
      for (const settle of rings) settle('declined');
    },
    ring(signal): Promise<'picked-up' | 'declined'> {
      return new Promise(resolve => {
        const settle = (how: 'picked-up' | 'declined'): void => resolve(how);
        rings.add(settle);
        signal.addEventListener('abort', () => rings.delete(settle), { once: true });
      });
    },
    occupy(): () => void {
      count(1);
      return () => count(-1);
    },
  };
}

/** Outside the account, short numbers and nonsense reach nobody. */
function isFullNumber(number: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(number);
}

function isAllDnd(devices: readonly DeviceState[]): boolean {
  const online = devices.filter(device => device.online);
  return (online.length > 0 ? online : devices).every(device => device.dnd);
}

function statesOf(
  devices: readonly Device[],
  states: ReadonlyMap<string, DeviceState>,
): readonly DeviceState[] {
  return devices.flatMap(device => states.get(device.id) ?? []);
}
