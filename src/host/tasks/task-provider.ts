import { ProcessExecution, Task, TaskGroup, tasks, workspace, type Disposable, type TaskDefinition, type WorkspaceFolder } from 'vscode';
import { findZooFiles } from '../language/find-zoo-files';
import { taskType, taskWords } from '../manifest/task-words';
import { taskArguments, taskName, toNeurozooTask, type NeurozooTask } from './task-arguments';

/** How many files are offered as tasks. */
const offeredFiles = 50;

/** Offers `check`, `test` and `train` of each `.zoo` file as tasks that run the command line. @param cli absolute path of its bundle */
export function registerTaskProvider(cli: string): Disposable {
  return tasks.registerTaskProvider(taskType, {
    provideTasks: async () => {
      const files = await findZooFiles(offeredFiles);
      return files.flatMap((uri) => {
        const folder = workspace.getWorkspaceFolder(uri);
        if (folder?.uri.scheme !== 'file') return [];
        const file = workspace.asRelativePath(uri, false);
        return taskWords.map((word) => toTask({ cli, folder, definition: { type: taskType, task: word, file } }, { task: word, file }));
      });
    },
    resolveTask: ({ definition, scope }) => {
      const asked = toNeurozooTask(definition);
      return asked === undefined || typeof scope !== 'object' ? undefined : toTask({ cli, folder: scope, definition }, asked);
    },
  });
}

interface TaskPlace {
  readonly cli: string;
  readonly folder: WorkspaceFolder;
  /** The very object that VS Code has, or it does not know its task again. */
  readonly definition: TaskDefinition;
}

/** VS Code runs no task in a folder that is not trusted. */
function toTask({ cli, folder, definition }: TaskPlace, asked: NeurozooTask): Task {
  const execution = new ProcessExecution(process.execPath, [cli, ...taskArguments(asked)], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  const task = new Task(definition, folder, taskName(asked), 'Neurozoo', execution, '$neurozoo');
  task.group = asked.task === 'check' ? TaskGroup.Build : TaskGroup.Test;
  return task;
}
