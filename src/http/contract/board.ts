import { z } from 'zod';
import { callerSchema, momentSchema, textSchema } from './common.ts';
import { glanceSchema, goalsSchema, type PageGlance, type PageGoals } from './glance.ts';

const pauseSchema = z
  .object({
    since: momentSchema,
    until: momentSchema.nullable(),
    reason: z.string(),
    by: z.string(),
  })
  .meta({ id: 'Pause' });
export type PagePause = z.infer<typeof pauseSchema>;

const doubtSchema = z
  .object({
    kind: z.enum(['long-talk', 'presence', 'earlier-call']),
    since: momentSchema.meta({
      description:
        'When the talk began, presence was last confirmed, or Familiar began to hear of all calls.',
    }),
    text: textSchema,
  })
  .meta({ id: 'Doubt' });

export const agentStateSchema = z
  .object({
    agentId: z.string(),
    name: z.string(),
    availability: z.string(),
    availabilityText: textSchema,
    since: momentSchema.nullable(),
    pause: pauseSchema
      .nullable()
      .meta({ description: 'The pause somebody set; also while they still talk.' }),
    doubt: doubtSchema
      .nullable()
      .meta({ description: 'Why their availability is not certain; null: it is.' }),
  })
  .meta({ id: 'AgentState' });
export type AgentState = z.infer<typeof agentStateSchema>;

export const boardCallSchema = z
  .object({
    flowId: z.string(),
    callId: z.string(),
    kind: z.enum(['hotline', 'direct', 'outgoing', 'past']),
    state: z.enum(['ringing', 'talking', 'ended']),
    caller: callerSchema,
    agents: z.array(z.object({ agentId: z.string(), name: z.string() })),
    startedAt: momentSchema.nullable(),
    answeredAt: momentSchema.nullable(),
    endedAt: momentSchema.nullable(),
    cause: z.string().nullable(),
    rule: z.string().nullable(),
    sentence: textSchema.nullable().meta({ description: 'Why it went where it went; null if not routed.' }),
  })
  .meta({ id: 'Call' });
export type BoardCall = z.infer<typeof boardCallSchema>;

const waiterSchema = z
  .object({
    callId: z.string(),
    flowId: z.string(),
    caller: callerSchema,
    hotline: z.string(),
    since: momentSchema,
    isVip: z.boolean(),
    waitsFor: z.array(z.string()).meta({ description: 'Names of the agents they wait for first.' }),
    anyFrom: momentSchema.nullable().meta({ description: 'From when on anybody will do; null: never.' }),
  })
  .meta({ id: 'Waiter' });
export type PageWaiter = z.infer<typeof waiterSchema>;

export const figuresSchema = z
  .object({
    offered: z.number(),
    answered: z.number(),
    missed: z.number().meta({ description: 'Ended without an answer.' }),
    answeredInTime: z.number(),
    speedOfAnswerMs: z.number().nullable(),
    byReturningCallers: z.number(),
    familiar: z.number(),
  })
  .meta({ id: 'Figures' });
export type PageFigures = z.infer<typeof figuresSchema>;

export const comparisonSchema = z.object({ yesterday: figuresSchema, lastWeek: figuresSchema }).meta({
  id: 'Comparison',
  description: 'Figures of yesterday and a week ago, up to the same time of day.',
});
export type Comparison = z.infer<typeof comparisonSchema>;

const callbackCountSchema = z
  .object({
    open: z.number().meta({ description: 'How many callers are to be called back; for agents, of theirs.' }),
    version: z.number().meta({ description: 'Differs whenever any callback does.' }),
  })
  .nullable()
  .meta({ id: 'CallbackCount', description: 'Null: not known yet.' });
export type CallbackCount = z.infer<typeof callbackCountSchema>;

const requestCountSchema = z
  .object({
    open: z
      .number()
      .meta({ description: 'How many callers have asked to be called back; for agents, of theirs.' }),
    due: z
      .array(z.string())
      .meta({ description: 'Agents who are to call one of them by hand now; for agents, only themselves.' }),
    version: z.number().meta({ description: 'Differs whenever anything about one of them does.' }),
  })
  .meta({ id: 'CallbackRequestCount' });
export type RequestCount = z.infer<typeof requestCountSchema>;

export const boardSchema = z
  .object({
    now: momentSchema,
    speed: z.number().meta({ description: 'How fast time passes; 1 except in the demo.' }),
    hotlines: z.array(z.string()),
    agents: z.array(agentStateSchema),
    calls: z.array(boardCallSchema),
    line: z
      .array(waiterSchema)
      .meta({ description: 'Waiting callers, in the order in which they are served.' }),
    figures: figuresSchema,
    glance: glanceSchema,
    goals: goalsSchema,
    callbacks: callbackCountSchema,
    requests: requestCountSchema,
  })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof boardSchema>;
/** What every view shows: how the service is doing, and what figures are measured by. */
export type AtAGlance = Pick<Board, 'glance' | 'goals'>;

/** An event of the stream. */
export type BoardEvent =
  | { readonly type: 'board'; readonly board: Board }
  | { readonly type: 'call'; readonly call: BoardCall; readonly now: number }
  | {
      readonly type: 'agents';
      readonly agents: readonly AgentState[];
      readonly isWhole: boolean;
      readonly now: number;
    }
  | { readonly type: 'line'; readonly line: readonly PageWaiter[]; readonly now: number }
  | { readonly type: 'figures'; readonly figures: PageFigures }
  | { readonly type: 'glance'; readonly glance: PageGlance; readonly goals: PageGoals }
  | { readonly type: 'callbacks'; readonly callbacks: CallbackCount }
  | { readonly type: 'requests'; readonly requests: RequestCount };

const candidateSchema = z
  .object({
    agentId: z.string(),
    name: z.string(),
    availabilityText: textSchema,
    verdict: z.string(),
    verdictText: textSchema,
    evidence: z.number(),
    answeredCalls: z.number(),
    lastAnsweredAt: momentSchema.nullable(),
  })
  .meta({ id: 'Candidate' });
export type PageCandidate = z.infer<typeof candidateSchema>;

export const decisionSchema = z
  .object({
    decidedAt: momentSchema,
    policy: z.string(),
    rule: z.string(),
    ruleText: textSchema,
    sentence: textSchema,
    probability: z.number(),
    basis: z.enum(['store', 'memory']),
    candidates: z.array(candidateSchema),
  })
  .meta({ id: 'Decision' });
export type PageDecision = z.infer<typeof decisionSchema>;

export const callDetailSchema = z
  .object({
    call: boardCallSchema,
    decision: decisionSchema.nullable(),
    callback: z.array(z.object({ at: momentSchema, text: textSchema })).meta({
      description: 'What became of the caller’s wish to be called back, in order; empty where they had none.',
    }),
  })
  .meta({ id: 'CallDetail' });
export type CallDetail = z.infer<typeof callDetailSchema>;
