import type { VNode } from 'preact';
import type { Report } from '../../../src/http/contract/reports.ts';
import { formatShare } from '../format.ts';
import { say as sayText } from '../language.ts';
import { linkToCalls } from '../router.ts';
import { reportWords } from '../words/say-reports.ts';
import { Picture } from './picture.tsx';

interface RuleChartProps {
  rules: Report['rules'];
  of: Readonly<Record<string, string>>;
}

/** How many calls each reason settled. */
export function RuleChart({ rules, of }: RuleChartProps): VNode {
  const say = reportWords.value;
  const most = Math.max(0, ...rules.map(({ calls }) => calls));
  const linkOf = ({ rule }: { rule: string }): string => linkToCalls({ ...of, rule });
  const all = rules.reduce((sum, { calls }) => sum + calls, 0);
  return (
    <Picture
      title={say.rules}
      file="familiar-reasons"
      head={[say.rule, say.calls, say.share]}
      links={rules.map(linkOf)}
      rows={rules.map(({ text, calls }) => [sayText(text), calls, formatShare(calls, all)])}
    >
      <div class="bars">
        {rules.map(({ rule, text, calls }) => (
          <div class="bar-row wide" key={rule}>
            <a class="label" tabIndex={-1} href={linkOf({ rule })}>
              {sayText(text)}
            </a>
            <span class="track">
              <span class="answered" style={{ inlineSize: `${(calls / most) * 100}%` }} />
            </span>
            <span class="number">{formatShare(calls, all)}</span>
          </div>
        ))}
      </div>
    </Picture>
  );
}
