import type { PlanDocument } from './document.ts';
import type { HotlineDocument } from './hotline-schema.ts';

/** A place in a document where an announcement is named. */
export interface AnnouncementReference {
  readonly path: readonly PropertyKey[];
  readonly name: string;
}

/** Written where a hotline plays nothing although it could. */
export const noAnnouncement = 'none';

/** Every announcement that a document names. */
export function announcementsIn({ hotlines, callers = [] }: PlanDocument): readonly AnnouncementReference[] {
  return [
    ...hotlines.flatMap((hotline, index) => inHotline(hotline, ['hotlines', index])),
    ...callers.flatMap(({ blocked }, index) => named(blocked, ['callers', index, 'blocked'])),
  ];
}

function inHotline(hotline: HotlineDocument, path: readonly PropertyKey[]): readonly AnnouncementReference[] {
  const { greeting, waiting = {}, withheld, overflow = {} } = hotline;
  return [
    ...(greeting === noAnnouncement ? [] : at([...path, 'greeting'], greeting)),
    ...at([...path, 'waiting', 'music'], waiting.music),
    ...at([...path, 'waiting', 'prompt'], waiting.prompt),
    ...named(withheld, [...path, 'withheld']),
    ...Object.entries(overflow).flatMap(([cause, steps = []]) =>
      steps.flatMap((step, index) => named(step, [...path, 'overflow', cause, index])),
    ),
  ];
}

function named(
  choice: string | object | undefined,
  path: readonly PropertyKey[],
): readonly AnnouncementReference[] {
  return typeof choice === 'object' && 'announcement' in choice
    ? at([...path, 'announcement'], String(choice.announcement))
    : [];
}

function at(path: readonly PropertyKey[], name: string | undefined): readonly AnnouncementReference[] {
  return name === undefined ? [] : [{ path, name }];
}
