import { type DemoRouter, startDemoRouter } from '../../src/cli/demo/router.ts';
import type { Company } from '../../src/emulator/company.ts';
import type { Emulator } from '../../src/emulator/control.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { emulatorKeyPem } from './hotline.ts';

/** The demo as a visitor finds it after its day: nobody picks up but the visitor, and time passes as usual. */
export interface TestDemo extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly router: DemoRouter;
  readonly hotline: string;
}

export async function startDemo(company?: Company): Promise<TestDemo> {
  const emulator = await startEmulator({
    privateKeyPem: emulatorKeyPem,
    ...(company === undefined ? {} : { company }),
  });
  for (const phone of emulator.phones()) phone.neverAnswers();
  const router = await startDemoRouter(emulator);
  return {
    emulator,
    router,
    hotline: emulator.company.hotlines[0]?.number ?? '',
    [Symbol.asyncDispose]: async () => {
      await router.close();
      await emulator.close();
    },
  };
}
