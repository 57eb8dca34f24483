import type { VNode } from 'preact';
import type { KnownBefore } from '../../../src/http/contract/connect.ts';
import { formatNumber } from '../format.ts';
import { importWords } from './import-words.ts';

const width = 100;

/** How many calls by regulars somebody they knew has answered, beside how many it could have been: two bars on one scale, each with its words. */
export function KnownBeforePicture({ value }: { value: KnownBefore }): VNode {
  const { as, could, of } = importWords.value.picture;
  const { calls, familiar, couldBe } = value;
  const bars = [
    { name: as, count: familiar, kind: 'was' },
    { name: could, count: couldBe, kind: 'could' },
  ] as const;
  return (
    <dl class="known-before">
      {bars.map(({ name, count, kind }) => (
        <div key={kind}>
          <dt>{of(name, formatNumber(count), formatNumber(calls))}</dt>
          <dd>
            <svg viewBox={`0 0 ${width} 10`} preserveAspectRatio="none" aria-hidden="true">
              <rect class="whole" width={width} height="10" />
              <rect class={kind} width={(width * count) / calls} height="10" />
            </svg>
          </dd>
        </div>
      ))}
    </dl>
  );
}
