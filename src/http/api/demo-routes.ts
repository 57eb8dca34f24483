import { toPhoneNumber } from '../../acd/phone-number.ts';
import type { DemoPhones } from '../../app/demo-phones.ts';
import type { CallerName } from '../contract/common.ts';
import { type Demo, type DemoAction, demoActionSchema, demoSchema } from '../contract/demo.ts';
import { displayNumber, renderCaller } from './render-call.ts';
import { notFound, type Route, route, supervisors, watchers } from './route.ts';

/** The telephones of the demo; elsewhere there are none. */
export const demoRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/demo',
    summary: 'The telephones of the demo',
    roles: watchers,
    reply: demoSchema,
    async run({ page: { demo } }) {
      if (demo === null) throw notFound('demo');
      return describe(demo);
    },
  }),
  route({
    method: 'POST',
    path: '/demo',
    summary: 'Use a telephone of the demo',
    roles: supervisors,
    body: demoActionSchema,
    reply: demoSchema,
    async run({ page: { demo }, body }) {
      if (demo === null) throw notFound('demo');
      act(demo, body);
      return describe(demo);
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

function describe(demo: DemoPhones): Demo {
  return {
    speed: demo.speed(),
    phones: demo.phones().map(({ number, name, state, isOnline, isDnd, isAutomatic }) => {
      return { number, display: displayNumber(number), name, state, isOnline, isDnd, isAutomatic };
    }),
    callers: demo.callers().map(({ number }) => toCaller(number)),
    calls: demo.calls().map(({ callId, from, state }) => ({ callId, caller: toCaller(from), state })),
  };
}

function toCaller(from: string): CallerName {
  return renderCaller(toPhoneNumber(from));
}
