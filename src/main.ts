import { openApp } from './app.ts';
import { keepHouse } from './keep-house.ts';
import { keepMail } from './keep-mail.ts';
import { keepTime } from './keep-time.ts';
import { openKitchen } from './open-kitchen.ts';
import { lost } from './open-log.ts';
import { printSetupCode } from './print-setup-code.ts';
import { replayErasures } from './privacy/replay-erasures.ts';
import { readSettings } from './settings.ts';

for (const output of [process.stdout, process.stderr]) output.on('error', lost);
try {
  await start();
} catch (error) {
  process.stderr.write(`Open Kitchen cannot start. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const kitchen = await openKitchen(settings);
  // Before anybody can look: a backup that was restored may hold people who were erased.
  await kitchen.database.alone('house', async () => void (await replayErasures(kitchen)));
  const { server, close } = openApp(kitchen);
  const stopKeeping = keepHouse(kitchen);
  const stopTime = keepTime(kitchen);
  const stopMail = keepMail(kitchen);
  server.once('error', (error) => {
    process.stderr.write(`Open Kitchen cannot listen on ${settings.host}:${settings.port}. ${error.message}\n`);
    process.exit(1);
  });
  // A storm of reconnecting pages needs a longer queue than Node's 511.
  server.listen({ port: settings.port, host: settings.host, backlog: 4096 }, async () => {
    await printSetupCode(kitchen);
    process.stdout.write(`Open Kitchen is ready: ${settings.publicUrl}\n`);
  });
  const stop = async () => {
    stopKeeping();
    stopTime();
    await stopMail();
    await close();
  };
  stopWhenTold(server, stop, kitchen.log);
}

function stopWhenTold(
  server: import('node:http').Server,
  close: () => Promise<void>,
  log: { info: (text: string) => void },
): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    log.info('stopping');
    // Running requests are finished; idle keep-alive connections would hold the door for seconds.
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    setTimeout(() => process.exit(1), 9000).unref();
    close().then(
      () => {
        clearInterval(idle);
        process.exit(0);
      },
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
