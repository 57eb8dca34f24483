import type { VNode } from 'preact';
import type { CallerName } from '../../../src/http/contract/common.ts';
import { words } from '../language.ts';
import { linkTo } from '../router.ts';

/** Who called: by name if known, else by number; a link if the caller has a page. */
export function Caller({ caller }: { caller: CallerName }): VNode {
  if (caller.number === null) return <span class="caller withheld">{words.value.live.withheld}</span>;
  return (
    <a class="caller" href={linkTo('callers', caller.number)}>
      {caller.name ?? caller.display}
    </a>
  );
}
