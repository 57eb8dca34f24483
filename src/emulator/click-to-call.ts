import type { Attempt } from './attempt.ts';
import type { Clicked } from './call.ts';
import { announce, obey } from './connect.ts';
import type { Ending } from './ending.ts';
import type { Instruction } from './instruction.ts';
import { noSubscriptions } from './leg.ts';
import { answerLeg } from './legs.ts';
import { startPatience } from './patience.ts';
import { type Rung, ringLimitSeconds, ringPhones } from './ring.ts';

/** Rings the agent, and once they have picked up whoever they are to talk to. */
export async function connectClicked(attempt: Attempt, clicked: Clicked): Promise<Ending> {
  const { world, call, leg } = attempt;
  const rules = world.assumptions;
  const told = rules.clickToCallNewCall === 'agent-rings' ? await announce(attempt) : null;
  const agent = await ringAgent(attempt, clicked);
  switch (agent.kind) {
    case 'stopped':
      return { kind: 'stopped', leg };
    case 'failed':
      if (rules.clickToCallMissed === 'silent') leg.subscriptions = noSubscriptions;
      return { kind: 'failed', leg, cause: agent.cause, outcome: 'agent-missed' };
    case 'mailbox':
      return talkToMailbox(await connectCallee(attempt, told));
    case 'picked-up':
      call.releases.push(agent.release);
      return connectCallee(attempt, told);
  }
}

async function ringAgent(
  { world, signal }: Attempt,
  { phone, mailboxAfterSeconds }: Clicked,
): Promise<Rung | { readonly kind: 'mailbox' }> {
  const mailboxAfter = world.assumptions.mailboxTakesClickToCall ? mailboxAfterSeconds : null;
  const seconds = Math.min(mailboxAfter ?? ringLimitSeconds, ringLimitSeconds);
  const rung = await ringPhones(world, [phone], { seconds, signal });
  return rung.kind === 'failed' && mailboxAfter !== null ? { kind: 'mailbox' } : rung;
}

async function connectCallee(attempt: Attempt, told: Instruction | null): Promise<Ending> {
  const { world, call, leg } = attempt;
  startPatience(world, call);
  const instruction = told ?? (await announce(attempt));
  if (world.assumptions.clickToCallAnswer === 'agent')
    answerLeg(world, call, leg, { number: null, user: null });
  return obey(attempt, instruction);
}

/** Whoever was called has picked up, and hears that nobody is there. */
function talkToMailbox(ending: Ending): Ending {
  return ending.kind === 'answered' ? { kind: 'voicemail', leg: ending.leg } : ending;
}
