// The farm as a process: answers what the runner asks it by messages (port, served, visits, repair) and ends with it.
import { planFarm } from './plan.mjs';
import { startFarm } from './server.mjs';

const { delayMs, ...size } = JSON.parse(process.argv[2]);
const farm = await startFarm(planFarm(size), { delayMs });
const ANSWERS = {
  port: () => farm.port,
  served: () => farm.served(),
  visits: () => farm.visits(),
  repair: () => farm.repair(),
};

process.on('message', (what) => process.send({ [what]: ANSWERS[what]() ?? null }));
process.on('disconnect', () => process.exit());
