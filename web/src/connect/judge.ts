import type { WebhookView } from '../../../src/http/contract/connect.ts';
import { formatNumber } from '../format.ts';
import { say } from '../language.ts';
import { textOf } from '../parts/problem.tsx';
import type { StepName, StepState } from './connect-words.ts';
import { type Facts, hotlineOf } from './facts.ts';
import { connectWords } from './in-words.ts';

/** How a step stands, and what is said of it in one line. */
export interface Verdict {
  readonly state: StepState;
  readonly line: string;
}

/** How each step stands, by what the server says. */
export const judges: Readonly<Record<StepName, (facts: Facts) => Verdict>> = {
  sipgate({ connection: { token }, tokenFindings: [finding] }) {
    const words = connectWords.value.sipgate;
    if (token.isLocked) return { state: 'wrong', line: words.locked };
    if (token.id === null) return { state: 'todo', line: '' };
    const state = finding?.howBad === 'broken' ? 'wrong' : 'done';
    return { state, line: finding === undefined ? words.kept(token.id) : say(finding.sentence) };
  },
  hotline(facts) {
    const { settings, connection } = facts;
    if (connection.missing.includes('hotline')) return { state: 'todo', line: '' };
    const numbers = settings.document.hotlines.flatMap(hotline => hotline.numbers);
    return { state: 'done', line: numbers.map(one => settings.spellings[one] ?? one).join(', ') };
  },
  team({ team: { able, total }, lookProblem }) {
    if (total === 0)
      return lookProblem === null ? { state: 'todo', line: '' } : { state: 'wrong', line: say(lookProblem) };
    return { state: able === 0 ? 'wrong' : 'done', line: connectWords.value.team.able(able, total) };
  },
  address({ connection: { webhookUrl }, address, addressError }) {
    if (webhookUrl.value === null) return { state: 'todo', line: '' };
    if (addressError !== undefined) return { state: 'wrong', line: textOf(addressError) };
    if (address === undefined) return { state: 'looking', line: webhookUrl.value };
    const wrong = address.problems.find(({ isDoubt }) => !isDoubt);
    if (wrong === undefined) return { state: 'done', line: webhookUrl.value };
    return { state: 'wrong', line: say(wrong.say) };
  },
  webhook({ webhook, webhookError, hasCalled }) {
    const words = connectWords.value.webhook;
    if (webhook === undefined)
      return webhookError === undefined
        ? { state: 'looking', line: '' }
        : { state: 'wrong', line: textOf(webhookError) };
    if (webhook.isRight) return { state: 'done', line: words.isRight };
    if (!hasCalled) return { state: 'todo', line: isAsked(webhook) ? say(webhook.problem.say) : '' };
    return webhook.settings === null
      ? { state: 'done', line: words.callsCome }
      : { state: 'wrong', line: words.text };
  },
  'first-call': ({ hasCalled }) => ({
    state: hasCalled ? 'done' : 'todo',
    line: hasCalled ? connectWords.value.firstCall.came : '',
  }),
  'past-calls'({ pastCalls }) {
    if (pastCalls?.state === 'done')
      return { state: 'done', line: connectWords.value.imported(formatNumber(pastCalls.added)) };
    return { state: 'optional', line: pastCalls?.problem == null ? '' : say(pastCalls.problem) };
  },
  hours(facts) {
    const hours = hotlineOf(facts)?.hours;
    const words = connectWords.value.hours;
    return hours === undefined
      ? { state: 'optional', line: words.always }
      : { state: 'done', line: words.has(hours) };
  },
  begin(facts) {
    const words = connectWords.value.begin;
    if (!facts.hasCalled) return { state: 'todo', line: '' };
    return { state: 'done', line: hotlineOf(facts)?.shadow === true ? words.isShadow : words.isLive };
  },
};

/** Whether sipgate was asked and gave nothing that helps; otherwise another step comes first. */
function isAsked(
  webhook: WebhookView,
): webhook is WebhookView & { problem: NonNullable<WebhookView['problem']> } {
  return (
    webhook.problem !== null && webhook.problem.kind !== 'no-token' && webhook.problem.kind !== 'no-address'
  );
}
