import { z } from 'zod';
import type { Visitor } from '../../app/access/access.ts';
import { currentDocument } from '../../app/plan/change-plan.ts';
import { previewDraft, reviewDraft, saveDraft } from '../../app/plan/plan-draft.ts';
import type { PlanDocument } from '../../plan/document.ts';
import { fieldWords } from '../../plan/field-words.ts';
import { documentOfHandling, handlingSettings } from '../../plan/handling-schema.ts';
import { planJsonSchema } from '../../plan/json-schema.ts';
import { monthOf } from '../../plan/month.ts';
import { valueWords } from '../../plan/value-words.ts';
import {
  calendarQuerySchema,
  calendarSchema,
  draftSchema,
  environmentSchema,
  previewSchema,
  reviewSchema,
  savedSchema,
  settingsSchema,
} from '../contract/settings.ts';
import { noteSaved, outdated, savedBy, undecided } from './answer-change.ts';
import { draftBytes } from './draft-bytes.ts';
import { displayNumber } from './render-call.ts';
import { renderPreview, renderReview } from './render-settings.ts';
import { admins, type PageContext, type Route, refused, route, watchers } from './route.ts';

/** The configuration, and drafts of it: reviewed, previewed and applied. */
export const settingsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/settings',
    summary: 'How calls are routed, with the names of what can be set',
    roles: watchers,
    reply: settingsSchema,
    run: ({ page }) => describeSettings(page),
  }),
  route({
    method: 'GET',
    path: '/settings/schema',
    summary: 'The schema of the configuration, as JSON Schema',
    roles: watchers,
    reply: z.record(z.string(), z.unknown()),
    run: async () => ({ ...planJsonSchema() }),
  }),
  route({
    method: 'GET',
    path: '/settings/environment',
    summary:
      'The settings that come from the environment; secrets are left out, and to all but admins the webhook’s address',
    roles: watchers,
    reply: environmentSchema,
    run: async ({ page, visitor }) => ({ settings: await environmentOf(page, visitor) }),
  }),
  route({
    method: 'POST',
    path: '/settings/calendar',
    summary: 'When opening hours are open in a month, and why',
    roles: watchers,
    body: calendarQuerySchema,
    reply: calendarSchema,
    run: async ({ body }) => ({ days: [...monthOf(body.hours, body.month)].map(copyDay) }),
  }),
  route({
    method: 'POST',
    path: '/settings/review',
    summary: 'What is wrong with a draft; if nothing, what it would change',
    roles: admins,
    isLong: true,
    bodyBytes: draftBytes,
    body: draftSchema,
    reply: reviewSchema,
    async run({ page, body }) {
      const reviewed = await reviewDraft(page.desk, body);
      if (reviewed.kind === 'outdated') throw outdated(reviewed.revision);
      if (reviewed.kind === 'undecided') throw undecided(reviewed);
      return renderReview(page, reviewed);
    },
  }),
  route({
    method: 'POST',
    path: '/settings/preview',
    summary: 'Which calls of today would have gone elsewhere',
    roles: admins,
    isLong: true,
    bodyBytes: draftBytes,
    body: draftSchema,
    reply: previewSchema,
    async run({ page, body, gone }) {
      const previewed = await previewDraft(page.desk, body, {
        app: page.app,
        preview: (plan, since) => page.archive.preview(gone, plan, since),
      });
      if (previewed.kind === 'outdated') throw outdated(previewed.revision);
      if (previewed.kind === 'undecided') throw undecided(previewed);
      if (previewed.kind === 'refused')
        throw refused({
          en: 'The draft has problems; POST /settings/review lists them.',
          de: 'Am Entwurf stimmt etwas nicht; POST /settings/review nennt es.',
        });
      return renderPreview(page, previewed.preview);
    },
  }),
  route({
    method: 'PUT',
    path: '/settings',
    summary: 'Apply a draft; 409 if somebody else was faster',
    roles: admins,
    isLong: true,
    bodyBytes: draftBytes,
    body: draftSchema,
    reply: savedSchema,
    async run(call) {
      const { page, body, visitor } = call;
      const saved = await saveDraft(page.desk, body, visitor?.user.login ?? '');
      if (saved.kind === 'undecided') throw undecided(saved);
      return noteSaved(call, 'settings-applied', savedBy(call.page, saved, body.basedOn));
    },
  }),
];

async function describeSettings({
  app,
  desk,
  revisions,
}: PageContext): Promise<z.input<typeof settingsSchema>> {
  const current = await currentDocument(desk);
  const { absences: _, calendars: __, callers = [], ...document } = current.document;
  const own = await revisions.listAnnouncements();
  const names = new Set([...desk.builtInAnnouncements, ...own.map(({ name }) => name)]);
  return {
    revision: current.revision,
    isConfigured: current.isConfigured,
    document,
    byEnvironment: documentOfHandling(app.known.byEnvironment),
    callers: callers.length,
    agents: app.known.roster.agents.map(({ id, name }) => ({ id, name })),
    announcements: [...names],
    spellings: spellingsOf(document),
    fieldWords,
    valueWords,
  };
}

function spellingsOf({ hotlines }: Pick<PlanDocument, 'hotlines'>): Record<string, string> {
  const outside = hotlines
    .flatMap(({ overflow = {} }) => Object.values(overflow).flat())
    .flatMap(step => (typeof step === 'object' && 'number' in step ? [step.number] : []));
  const numbers = [...hotlines.flatMap(hotline => hotline.numbers), ...outside];
  return Object.fromEntries(numbers.map(number => [number, displayNumber(number)]));
}

/** The environment's settings. Those about routing are ignored once something is configured, and what the configuration says itself. */
async function environmentOf({ desk, environment }: PageContext, visitor: Visitor | null) {
  const { isConfigured, document } = await currentDocument(desk);
  const said = new Set(Object.keys(document.handling ?? {}).map(name => handlingSettings[name]));
  const isAdmin = visitor?.user.role === 'admin';
  return environment.map(({ isRouting, isForAdmins, ...one }) => {
    if (isForAdmins && !isAdmin) return { ...one, value: null, state: 'hidden' as const };
    const isIgnored = one.state === 'set' && ((isConfigured && isRouting) || said.has(one.name));
    return { ...one, state: isIgnored ? ('ignored' as const) : one.state };
  });
}

function copyDay({ times, ...day }: ReturnType<typeof monthOf>[number]) {
  return { ...day, times: [...times] };
}
