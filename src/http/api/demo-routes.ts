import type { DemoPhones } from '../../app/page/demo-phones.ts';
import { toPhoneNumber } from '../../domain/phone-number.ts';
import type { CallerName } from '../contract/common.ts';
import { type Demo, type DemoAction, demoActionSchema, demoSchema } from '../contract/demo.ts';
import { displayNumber, renderCaller } from './render-call.ts';
import { notFound, type PageContext, type Route, route, supervisors, watchers } from './route.ts';

/** The telephones of the demo; 404 outside it. */
export const demoRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/demo',
    summary: 'The telephones of the demo',
    roles: watchers,
    reply: demoSchema,
    run: ({ page }) => describe(page),
  }),
  route({
    method: 'POST',
    path: '/demo',
    summary: 'Use a telephone of the demo',
    roles: supervisors,
    body: demoActionSchema,
    reply: demoSchema,
    async run({ page, body }) {
      if (page.demo !== null) act(page.demo, body);
      return describe(page);
    },
  }),
];

function act(demo: DemoPhones, action: DemoAction): void {
  switch (action.action) {
    case 'call':
      demo.call(action.from);
      break;
    case 'hang-up':
      demo.hangUp(action.callId);
      break;
    case 'pick-up':
      demo.pickUp(action.number);
      break;
    case 'put-down':
      demo.putDown(action.number);
      break;
    case 'change':
      demo.change(action.number, action);
      break;
  }
}

async function describe({ demo, names }: PageContext): Promise<Demo> {
  if (demo === null) throw notFound('demo');
  const toCaller = (from: string): CallerName => {
    const number = toPhoneNumber(from);
    return renderCaller(number, names.of(number));
  };
  const callers = demo.callers().map(({ number }) => number);
  const calls = demo.calls();
  await names.learn([...callers, ...calls.map(({ from }) => from)].map(toPhoneNumber));
  return {
    speed: demo.speed(),
    phones: demo.phones().map(({ number, name, state, isOnline, isDnd, isAutomatic }) => {
      return { number, display: displayNumber(number), name, state, isOnline, isDnd, isAutomatic };
    }),
    callers: callers.map(toCaller),
    calls: calls.map(({ callId, from, state }) => ({ callId, caller: toCaller(from), state })),
  };
}
