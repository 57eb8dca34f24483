import type { ComponentChildren, VNode } from 'preact';
import { linkTo } from '../router.ts';
import { settingsWords } from './in-words.ts';
import type { Section } from './words.ts';

/** A section's heading and introduction. */
export function SectionHead({ section }: { section: Section }): VNode {
  const say = settingsWords.value;
  return (
    <>
      <h2 class="section-title">{say.nav[section]}</h2>
      <p class="intro">{say.intro[section]}</p>
    </>
  );
}

/** The heading of one item of a section, with a link back to all of them. */
export function ItemHead({
  section,
  back,
  title,
  children,
}: {
  section: Section;
  back: string;
  title: string;
  children?: ComponentChildren;
}): VNode {
  return (
    <>
      <p>
        <a href={linkTo('settings', section)}>← {back}</a>
      </p>
      <div class="item-head">
        <h2 class="section-title">{title}</h2>
        {children}
      </div>
    </>
  );
}
