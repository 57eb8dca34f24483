import type { Control, Emulator } from './control.ts';
import { isOwnNumber } from './directory.ts';
import { createNetwork } from './network.ts';
import type { EmulatorOptions } from './options.ts';
import { exampleToken } from './rest/access-token.ts';
import { startServer } from './server.ts';
import { openSigner } from './signer.ts';
import { createWorld } from './world.ts';

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const signer = await openSigner(options.privateKeyPem);
  const closing = new AbortController();
  const world = createWorld(options, { signer, closed: closing.signal });
  const network = createNetwork(world);
  const tokens = options.tokens ?? [exampleToken(world.company)];
  const { clickToCall: _byRestAlone, ...byHand } = network;
  const control: Control = {
    ...byHand,
    publicKeyPem: signer.publicKeyPem,
    tokenId: tokens[0]?.tokenId ?? '',
    token: tokens[0]?.token ?? '',
    company: world.company,
    now: () => Math.floor(world.clock.now()),
    speed: () => world.clock.speed(),
    setSpeed: speed => world.clock.setSpeed(speed),
    wait: seconds => world.clock.wait(seconds),
    pushUrls: () => ({ incoming: world.settings.incomingUrl, outgoing: world.settings.outgoingUrl }),
    setPushUrls(urls): void {
      world.settings.incomingUrl = urls.incoming;
      world.settings.outgoingUrl = urls.outgoing;
    },
    phone: world.phones.of,
    phones: world.phones.own,
    caller: world.callers.of,
    changeCaller(number, change): void {
      if (number !== null && isOwnNumber(world.company, number))
        throw new RangeError(`${number} is a number of ${world.company.name}; change its phone instead`);
      world.callers.change(number, change);
    },
    setFaults: world.faults.set,
    pushes: world.pusher.records,
  };
  const { flavour = 'classic', historyLifeTime = 'UNLIMITED' } = options;
  const server = await world.clock.inRealTime(() =>
    startServer({ world, network, control, tokens, flavour, historyLifeTime }, options),
  );

  return {
    ...control,
    url: server.url,
    apiUrl: `${server.url}/v2`,
    async close(): Promise<void> {
      closing.abort();
      world.clock.stop();
      for (const call of network.calls()) call.hangUp();
      await Promise.all(network.calls().map(call => call.ended));
      await server.close();
    },
  };
}
