import type { AppContext } from '../../app/context.ts';
import { changePlan } from '../../app/plan/change-plan.ts';
import { putInForce } from '../../app/plan/follow-plan.ts';
import type { Config } from '../../config/config.ts';
import { planFromSettings } from '../../config/plan-from-settings.ts';
import { createPlanDesk } from '../../wiring/configured-plan-desk.ts';

/** From now on callers whom nobody they know can take are asked whether to be called back. */
export async function offerCallbacks(config: Config, context: AppContext): Promise<void> {
  const desk = createPlanDesk(config, context.store, context.clock);
  await changePlan(desk, { by: 'demo', basedOn: null }, document => ({
    ...document,
    hotlines: document.hotlines?.map(hotline => ({ ...hotline, callback: { atOnce: true } })),
  }));
  await putInForce(context, planFromSettings(config), null);
}
