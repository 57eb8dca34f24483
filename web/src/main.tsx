import { render } from 'preact';
import { App } from './app.tsx';
import { start } from './start.ts';

// Looked for by the check in index.html: where this can't run, people are told that their browser is too old.
document.documentElement.dataset['started'] = 'true';
start();
const root = document.getElementById('app');
if (root !== null) render(<App />, root);
