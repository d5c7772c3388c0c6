// The reports of the sample portal as files: node test/scale/write-pages.mjs FOLDER. Asks the portal on loopback and ends it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPortal } from '../../fixtures/portal/server.mjs';

const [folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const portal = await startPortal({ faults: false });
try {
  for (const [index, { path }] of portal.reports.entries()) {
    const reply = await fetch(`${portal.url}${path}`);
    writeFileSync(join(folder, `${String(index).padStart(3, '0')}.html`), Buffer.from(await reply.arrayBuffer()));
  }
} finally {
  await portal.stop();
}
