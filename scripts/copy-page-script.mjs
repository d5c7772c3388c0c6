// Puts the modules of the HTML report's script beside the built program, as they are: they run in the page, not in Node.
import { cpSync, rmSync } from 'node:fs';

const PLACE = 'output/report-html/client/';
const from = new URL(`../src/${PLACE}`, import.meta.url);
const to = new URL(`../dist/${PLACE}`, import.meta.url);

rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });
