import type { VNode } from 'preact';
import type { CallerName } from '../../../src/http/contract/common.ts';
import { words } from '../language.ts';
import { linkTo } from '../router.ts';
import { isWatcher } from '../session.ts';

/** Who called: by name if known, else by number; a link for those who may see the caller's page. */
export function Caller({ caller }: { caller: CallerName }): VNode {
  if (caller.number === null) return <span class="caller withheld">{words.value.live.withheld}</span>;
  const text = caller.name ?? caller.display;
  if (!isWatcher()) return <span class="caller">{text}</span>;
  return (
    <a class="caller" href={linkTo('callers', caller.number)}>
      {text}
    </a>
  );
}
