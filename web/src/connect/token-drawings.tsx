import type { ComponentChildren, VNode } from 'preact';
import { drawingWords } from './drawing-words.ts';
import './drawings.css';
import { essentialScopes } from './scopes.ts';

/** Where a token is made and what is ticked there, drawn. Only what is known of sipgate’s pages is shown. */
export function TokenDrawings(): VNode {
  const text = drawingWords.value;
  return (
    <>
      <p class="hint">{text.note}</p>
      <div class="drawings">
        <Drawing of="classic">
          <Window address="app.sipgate.com/personal-access-token" />
          <circle class="key" cx="96" cy="74" r="13" />
          <path class="key" d="M109 74h44v12m-12-12v8" />
        </Drawing>
        <Drawing of="neo">
          <Window address="app.sipgate.com/…" />
          <text class="big" x="120" y="92" text-anchor="middle">
            ?
          </text>
        </Drawing>
        <Drawing of="scopes">
          {essentialScopes.map((scope, index) => (
            <g key={scope} transform={`translate(14 ${10 + index * 20})`}>
              <rect class="ticked" width="13" height="13" rx="3" />
              <path class="tick" d="m3 7 2.5 2.5L10 4" />
              <text x="22" y="11">
                {scope}
              </text>
            </g>
          ))}
          <text x="36" y="116">
            …
          </text>
        </Drawing>
        <Drawing of="copy">
          <text x="12" y="30">
            token-ABC123
          </text>
          <text x="12" y="90">
            1a2b3c4d-…
          </text>
          <path class="lines" d="M104 26h24m-5-5 5 5-5 5M104 86h24m-5-5 5 5-5 5" />
          <rect class="frame" x="136" y="14" width="92" height="24" rx="5" />
          <rect class="frame" x="136" y="74" width="92" height="24" rx="5" />
          <text x="144" y="30">
            Token-ID
          </text>
          <text x="144" y="90">
            Token
          </text>
        </Drawing>
      </div>
    </>
  );
}

function Drawing({
  of,
  children,
}: {
  of: 'classic' | 'neo' | 'scopes' | 'copy';
  children: ComponentChildren;
}): VNode {
  const { alt, caption } = drawingWords.value[of];
  return (
    <figure>
      <svg viewBox="0 0 240 120" role="img" aria-label={alt}>
        {children}
      </svg>
      <figcaption class="hint">{caption}</figcaption>
    </figure>
  );
}

function Window({ address }: { address: string }): VNode {
  return (
    <>
      <rect class="frame" x="1" y="1" width="238" height="118" rx="8" />
      <path class="lines" d="M1 28h238" />
      <circle class="dot" cx="13" cy="15" r="3" />
      <circle class="dot" cx="23" cy="15" r="3" />
      <text x="34" y="19">
        {address}
      </text>
    </>
  );
}
