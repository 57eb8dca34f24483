import type { DemoAccount, DemoFaultName } from '../../app/page/demo.ts';
import type { Emulator } from '../../emulator/control.ts';
import type { Faults } from '../../emulator/faults.ts';
import { fictionalCaller } from '../../emulator/fictional-caller.ts';

/** Where pushes go once somebody else has changed it: the emulator itself, which knows of nothing there. */
const elsewhere = '/another-program';

/** What the emulator does on its own. */
type OfEmulator = Exclude<DemoFaultName, 'address-changed'>;

/** The emulator's account as a visitor needs it, with the address at which it reaches this Familiar. */
export function createDemoAccount(emulator: Emulator, address: string): DemoAccount {
  const on = new Set<OfEmulator>();
  const theirs = emulator.url + elsewhere;
  let before = emulator.pushUrls();

  function changeAddress(isOn: boolean): void {
    const now = emulator.pushUrls();
    const isTheirs = now.incoming === theirs;
    if (isOn === isTheirs) return;
    if (isOn) before = now;
    emulator.setPushUrls(isOn ? { incoming: theirs, outgoing: theirs } : before);
  }

  return {
    tokenId: emulator.tokenId,
    token: emulator.token,
    hotline: emulator.company.hotlines[0]?.number ?? '',
    address,
    caller: fictionalCaller(1),
    faults() {
      const { incoming } = emulator.pushUrls();
      return new Set<DemoFaultName>([...on, ...(incoming === theirs ? (['address-changed'] as const) : [])]);
    },
    switchFault(fault, isOn) {
      if (fault === 'address-changed') changeAddress(isOn);
      else if (isOn) on.add(fault);
      else on.delete(fault);
      const chosen = [...on].map(name => faultsOf(name, emulator));
      emulator.setFaults({
        rest: chosen.flatMap(({ rest = [] }) => rest),
        pushes: chosen.flatMap(({ pushes = [] }) => pushes),
      });
    },
  };
}

const page = '<!doctype html><title>Welcome</title><p>It works.';
const unbooked = { status: 403, text: 'The product sipgate.io is not booked.' };
const lost = [{ kind: 'lose' }] as const;

function faultsOf(name: OfEmulator, { company }: Emulator): Faults {
  switch (name) {
    case 'token-refused':
      return { rest: [{ status: 401 }] };
    case 'scope-missing':
      return { rest: company.users.map(({ id }) => ({ path: `/${id}/devices`, status: 403 })) };
    case 'too-many-requests':
      return { rest: [{ status: 429, retryAfterSeconds: 30 }] };
    case 'out-of-order':
      return { rest: [{ status: 500 }] };
    case 'hangs':
      return { rest: [{ delayMs: 600_000 }] };
    case 'garbage':
      return { rest: [{ status: 200, text: page }] };
    case 'not-booked':
      return {
        rest: ['/settings/sipgateio', '/log/webhooks'].map(path => ({ path, ...unbooked })),
        pushes: lost,
      };
    case 'pushes-lost':
      return { pushes: lost };
  }
}
