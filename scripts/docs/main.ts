import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsDocuments } from './settings-document.ts';

const root = join(import.meta.dirname, '../..');

for (const [file, text] of Object.entries(settingsDocuments())) {
  writeFileSync(join(root, file), text);
  console.log(file);
}
