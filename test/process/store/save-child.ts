import { saveCheckpoint } from '#store/checkpoint';
import { fileDoorFor } from '#store/crashing-file-door';
import { diskDoor } from '#store/file-door';
import { openRunDirectory } from '#store/run-directory';
import { snapshotAt } from '../../store/sample-run';

// A process that saves the checkpoint of step 30 into the run it is given, and dies where its environment says.
const run = openRunDirectory(process.argv[2] ?? '', fileDoorFor(process.env, diskDoor));
saveCheckpoint(run, snapshotAt(30), { savedAt: '2026-11-24T09:00:00.000Z', keep: 2, best: { metric: 'val.accuracy', value: 0.95 } });
