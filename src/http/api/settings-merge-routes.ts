import { mergeDraft } from '../../app/plan/merge-draft.ts';
import { reviewDocument } from '../../app/plan/plan-draft.ts';
import { draftSchema } from '../contract/settings.ts';
import { mergeSchema } from '../contract/settings-merge.ts';
import { outdated } from './answer-change.ts';
import { draftBytes } from './draft-bytes.ts';
import { renderOthers } from './render-merge.ts';
import { renderReview } from './render-settings.ts';
import { admins, type Route, route } from './route.ts';

/** A draft of the configuration, together with what others have saved meanwhile. */
export const settingsMergeRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/settings/merge',
    summary:
      'What others have saved since a draft was begun, what both changed differently, and what saving both would change',
    roles: admins,
    isLong: true,
    bodyBytes: draftBytes,
    body: draftSchema,
    reply: mergeSchema,
    async run({ page, body, visitor }) {
      const merged = await mergeDraft(page.desk, body);
      if (merged.kind === 'lost') throw outdated(merged.revision);
      const reviewed =
        merged.kind === 'refused'
          ? merged
          : await reviewDocument(page.desk, { before: merged.inForce, document: merged.document });
      return { ...(await renderOthers(page, merged, visitor)), review: renderReview(page, reviewed) };
    },
  }),
];
