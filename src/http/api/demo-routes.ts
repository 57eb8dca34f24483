import type { DemoAccount } from '../../app/page/demo.ts';
import type { DemoPhones } from '../../app/page/demo-phones.ts';
import { toPhoneNumber } from '../../domain/phone-number.ts';
import type { CallerName } from '../contract/common.ts';
import {
  type Demo,
  type DemoAccountView,
  type DemoAction,
  demoAccountSchema,
  demoActionSchema,
  demoFaultSchema,
  demoSchema,
  emptyDemoSchema,
} from '../contract/demo.ts';
import { displayNumber, renderCaller } from './render-call.ts';
import { admins, notFound, type PageContext, type Route, route, supervisors, watchers } from './route.ts';

/** What a visitor of the demo plays with; 404 outside it. */
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
      if (page.demo !== null) act(page.demo.phones, body);
      return describe(page);
    },
  }),
  route({
    method: 'POST',
    path: '/demo/empty',
    summary: 'Open an empty Familiar beside the demo, to set it up',
    roles: admins,
    reply: emptyDemoSchema,
    async run({ page: { demo } }) {
      if (demo?.kind !== 'played') throw notFound('demo');
      return { link: await demo.openEmpty() };
    },
  }),
  route({
    method: 'GET',
    path: '/demo/account',
    summary: 'The account that the empty Familiar is connected to, and what goes wrong there',
    roles: admins,
    reply: demoAccountSchema,
    run: async ({ page }) => describeAccount(accountOf(page)),
  }),
  route({
    method: 'POST',
    path: '/demo/account',
    summary: 'Let something go wrong at that account, or no longer',
    roles: admins,
    body: demoFaultSchema,
    reply: demoAccountSchema,
    async run({ page, body: { fault, isOn } }) {
      const account = accountOf(page);
      account.switchFault(fault, isOn);
      return describeAccount(account);
    },
  }),
];

function accountOf({ demo }: PageContext): DemoAccount {
  if (demo?.kind !== 'empty') throw notFound('demo');
  return demo.account;
}

function describeAccount(account: DemoAccount): DemoAccountView {
  const { tokenId, token, hotline, address, caller } = account;
  return { tokenId, token, hotline, address, caller, faults: [...account.faults()] };
}

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
  const { phones } = demo;
  const toCaller = (from: string): CallerName => {
    const number = toPhoneNumber(from);
    return renderCaller(number, names.of(number));
  };
  const callers = phones.callers().map(({ number }) => number);
  const calls = phones.calls();
  await names.learn([...callers, ...calls.map(({ from }) => from)].map(toPhoneNumber));
  return {
    speed: phones.speed(),
    phones: phones.phones().map(({ number, name, state, isOnline, isDnd, isAutomatic }) => {
      return { number, display: displayNumber(number), name, state, isOnline, isDnd, isAutomatic };
    }),
    callers: callers.map(toCaller),
    calls: calls.map(({ callId, from, state }) => ({ callId, caller: toCaller(from), state })),
  };
}
