// `npm run portal`: the sample portal alone, on this computer, until Ctrl-C. In: a port (8642 where none is given, 0 for any that
// is free); out: the address of its largest list.
import { startPortal } from '../fixtures/portal/server.mjs';

const PORT = 8642;
const [, , port = String(PORT)] = process.argv;
const portal = await startPortal({ port: Number(port) });
process.stdout.write(`The sample portal runs at ${portal.url}/city/zwgk/gknb/ until you press Ctrl-C.\n`);
