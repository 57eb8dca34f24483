/** The look of a report, in light and dark, on screen and on paper. */
export const style = `
:root { --ink: #1d2430; --paper: #ffffff; --soft: #5b6675; --line: #d8dee6; --bar: #2f6fb0; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6eaf0; --paper: #14181f; --soft: #9aa6b5; --line: #2f3947; --bar: #5c9bdc; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.sentence { font-size: 1.1rem; }
figure { margin: 1.5rem 0; } figcaption { font-weight: 600; }
svg { width: 100%; height: auto; max-width: 45rem; } svg text { fill: var(--ink); font-size: 13px; }
.bar { fill: var(--bar); } .whisker { stroke: var(--ink); stroke-width: 1.5; fill: none; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.35rem 0.5rem; border-bottom: 1px solid var(--line); text-align: left; }
tbody th { overflow-wrap: anywhere; min-width: 11rem; }
td { font-variant-numeric: tabular-nums; } thead th { color: var(--soft); font-weight: 600; }
dt { font-weight: 600; } dd { margin: 0 0 0.5rem 0; color: var(--soft); }
`;
