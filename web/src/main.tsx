import { render } from 'preact';
import { App } from './app.tsx';
import { start } from './start.ts';

// The check in index.html looks for this. If it is missing, people are told that their browser is too old.
document.documentElement.dataset['started'] = 'true';
start();
const root = document.getElementById('app');
if (root !== null) render(<App />, root);
