import type { z } from 'zod';
import {
  hasOurs,
  readBefore,
  setWebhook,
  unsetWebhook,
  type WebhookOutcome,
} from '../../app/connect/set-webhook.ts';
import { settingsFact } from '../../app/health/gather-account.ts';
import { reportHealth } from '../../app/health/report-health.ts';
import type { Problem, WebhookSettingsDesk } from '../../app/ports/connect.ts';
import type { Roster } from '../../domain/roster.ts';
import { checkAddress } from '../../reach/check-address.ts';
import { proxyTexts } from '../../reach/proxy-texts.ts';
import {
  addressReportSchema,
  addressWantedSchema,
  pastedTokenSchema,
  pushesSchema,
  tokenReportSchema,
  webhookSchema,
} from '../contract/connect.ts';
import { noToken } from './no-token.ts';
import { note } from './note.ts';
import { type ApiCall, admins, type Route, route } from './route.ts';

/** What the assistant finds out, and sets at sipgate. Nothing of it lies on the way of a call. */
export const connectRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/connect/token',
    summary: 'Try a token at sipgate, scope by scope; it is not stored',
    roles: admins,
    isLong: true,
    body: pastedTokenSchema,
    reply: tokenReportSchema,
    async run({ page, body, gone }) {
      const { accountId = null } = page.app.known.roster;
      const pasted = { tokenId: body.id, token: body.token };
      const { credentials: _, ...report } = await page.connectTools.probeToken(pasted, accountId, gone);
      return report;
    },
  }),
  route({
    method: 'POST',
    path: '/connect/address',
    summary: 'Call Familiar at a public address, and say what is wrong',
    roles: admins,
    isLong: true,
    body: addressWantedSchema,
    reply: addressReportSchema,
    async run({ page, body: { address }, gone }) {
      const { problems, certificate } = await page.connectTools.probeAddress(address, gone);
      const { url } = checkAddress(address, true);
      const proxies = url === null ? {} : { ...proxyTexts(url, page.port) };
      if (certificate !== null) page.app.health.know({ certificate });
      return { problems, certificate, proxies };
    },
  }),
  route({
    method: 'GET',
    path: '/connect/webhook',
    summary: 'Where sipgate sends pushes, beside where it should',
    roles: admins,
    reply: webhookSchema,
    run: readWebhook,
  }),
  route({
    method: 'PUT',
    path: '/connect/webhook',
    summary: 'Set our address at sipgate, and keep what was there',
    roles: admins,
    isPaced: true,
    reply: webhookSchema,
    async run(call) {
      const { page, gone } = call;
      const { webhookUrl } = page.app.connection.current;
      if (webhookUrl === null) return describeWebhook(call, { problem: noAddress, settings: null });
      return change(call, desk => setWebhook(page.app, desk, webhookUrl, gone));
    },
  }),
  route({
    method: 'DELETE',
    path: '/connect/webhook',
    summary: 'Set again at sipgate what was there before',
    roles: admins,
    isPaced: true,
    reply: webhookSchema,
    run: call => change(call, desk => unsetWebhook(call.page.app, desk, call.gone)),
  }),
  route({
    method: 'GET',
    path: '/connect/pushes',
    summary: 'What has come from sipgate, and what its own log says',
    roles: admins,
    reply: pushesSchema,
    run: describePushes,
  }),
];

type Call = ApiCall<unknown, unknown, unknown>;

async function readWebhook(call: Call): Promise<z.input<typeof webhookSchema>> {
  const account = call.page.connectTools.account();
  if (account === null) return describeWebhook(call, { problem: noToken, settings: null });
  const read = await account.settings.read(call.gone);
  call.page.app.health.know({ webhookSettings: settingsFact(read) });
  return read.kind === 'read'
    ? describeWebhook(call, { problem: null, settings: read.settings })
    : describeWebhook(call, { problem: read.problem, settings: null });
}

/** @param work null: there was nothing to do */
async function change(
  call: Call,
  work: (desk: WebhookSettingsDesk) => Promise<WebhookOutcome | null>,
): Promise<z.input<typeof webhookSchema>> {
  const account = call.page.connectTools.account();
  if (account === null) return describeWebhook(call, { problem: noToken, settings: null });
  const outcome = await work(account.settings);
  if (outcome === null) return readWebhook(call);
  if (outcome.problem === null) await note(call, 'webhook-set');
  if (outcome.settings !== null) call.page.app.health.know({ webhookSettings: outcome.settings });
  return describeWebhook(call, outcome);
}

async function describeWebhook(
  { page }: Call,
  { problem, settings }: WebhookOutcome,
): Promise<z.input<typeof webhookSchema>> {
  const { webhookUrl } = page.app.connection.current;
  return {
    ours: webhookUrl?.href ?? null,
    settings,
    problem,
    isRight: settings !== null && webhookUrl !== null && hasOurs(settings, webhookUrl),
    canUndo: (await readBefore(page.app)) !== null,
    account: page.app.health.accountKind(),
    selected: settings?.whitelist?.map(id => nameIn(page.app.known.roster, id)) ?? null,
    lastPushAt: page.app.health.lastPushAt(),
    newCalls: page.app.health.callsTaken(),
  };
}

function nameIn({ agents, withoutNumber = [] }: Roster, id: string): string {
  return [...agents, ...withoutNumber].find(one => one.id === id)?.name ?? id;
}

async function describePushes({ page, gone }: Call): Promise<z.input<typeof pushesSchema>> {
  const { lastPushAt, newCalls, pushesRefused, pushesAstray, pushesForeign } = reportHealth(page.app);
  const read = await page.connectTools.account()?.readLog(gone);
  return {
    lastPushAt,
    newCalls,
    refused: pushesRefused,
    astray: pushesAstray,
    foreign: pushesForeign,
    // Their addresses may be those of other programs.
    log: read?.kind === 'read' ? read.pushes.map(({ url: _, ...push }) => push) : null,
    problem: read === undefined ? noToken : read.kind === 'failed' ? read.problem : null,
  };
}

const noAddress: Problem = {
  kind: 'no-address',
  say: {
    en: 'There is no public address yet; give it first.',
    de: 'Es gibt noch keine öffentliche Adresse; geben Sie sie zuerst an.',
  },
};
