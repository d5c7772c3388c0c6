/** A server that takes no more connections. In: nothing; out: its port on loopback, and what ends it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

/** A listener whose queue is full: connections to it are neither taken nor refused. It ends by itself after ten seconds. */
export async function fillBacklog(): Promise<{ port: number; end: () => void }> {
  const script = `require('net').createServer().listen({port:0,host:'127.0.0.1',backlog:1},function(){
    require('fs').writeSync(1,String(this.address().port));Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,10000);process.exit()})`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [said] = await once(child.stdout, 'data');
  const port = Number(String(said));
  const fillers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const end = () => {
    for (const filler of fillers) filler.destroy();
    child.kill('SIGKILL');
  };
  return { port, end };
}
