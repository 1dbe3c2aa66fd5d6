// Removes what a build or a check has made, so that the next one starts from nothing.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

for (const folder of process.argv.slice(2)) {
  if (!['dist', 'coverage', 'docs/api'].includes(folder)) throw new Error(`not a built folder: ${folder}`);
  rmSync(fileURLToPath(new URL(`../${folder}`, import.meta.url)), { recursive: true, force: true });
}
