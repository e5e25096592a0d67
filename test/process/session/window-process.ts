import { startTrainer } from '#session/start-trainer';
import { alwaysAllowed } from '#session/spawn-permission';
import { openRunDirectory } from '#store/run-directory';

// A window that starts a trainer and then stays until it is killed.
await startTrainer({ run: openRunDirectory(process.argv[3] ?? ''), trainerScript: process.argv[2] ?? '', permission: alwaysAllowed });
process.stdout.write('started');
setInterval(() => undefined, 1000);
