import type { VNode } from 'preact';
import type { CallerName } from '../../../src/http/contract/common.ts';
import { words } from '../language.ts';
import { linkTo } from '../router.ts';

/** Who called: by name where one is known, else by number, and linked where there is more to tell. */
export function Caller({ caller }: { caller: CallerName }): VNode {
  if (caller.number === null) return <span class="caller withheld">{words.value.live.withheld}</span>;
  return (
    <a class="caller" href={linkTo('callers', caller.number)}>
      {caller.name ?? caller.display}
    </a>
  );
}
