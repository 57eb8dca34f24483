import { expect, test } from 'vitest';
import { startHotline } from '../support/hotline.ts';

test.each(['classic', 'neo'] as const)(
  'a hotline with one digit wrong is named at start, in health and on a %s account alike',
  async flavour => {
    const { service, log } = await startHotline({
      emulator: { flavour },
      environment: { CENTRAL_SERVICE_PHONE: '+492214710109' },
    });
    const warned = async () => {
      const response = await fetch(`${service.url}/health`);
      const { warnings } = (await response.json()) as {
        readonly warnings: readonly { readonly en: string }[];
      };
      return warnings.map(({ en }) => en);
    };
    const text =
      'The hotline +4922…09 is none of the 8 numbers that sipgate shows of this account, so no call to it is routed. ' +
      'Nearest is +4922…00, which differs in one digit. ' +
      'Correct it in CENTRAL_SERVICE_PHONE, or in the configuration where one is stored.';
    await expect.poll(warned).toContain(text);
    expect(log.lines).toContain(`warn: ${text} {}`);
  },
);
