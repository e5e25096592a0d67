import { writeFileSync } from 'node:fs';
import type { Diagnostic } from '#base/diagnostic';
import { safeEdits, withEdits } from '#language/services/code-actions';
import { explainRecipe } from '#language/training/explain-recipe';
import type { ExitStatus, Invocation } from '../command';
import { diagnosticsAsJson, hasErrors, writeDiagnostics } from '../diagnostic-report';
import { loadFile, type LoadedFile } from '../load-file';

/** `neurozoo check FILE… [--explain] [--fix]`. */
export function runCheck(invocation: Invocation): Promise<ExitStatus> {
  const { output } = invocation;
  const files = invocation.positional.map((name) => checkedFile(name, invocation));
  for (const file of files) {
    writeDiagnostics(output, file);
    if (invocation.options.flag('explain')) {
      for (const recipe of file.analysis.trainings.values()) {
        output.line(explainRecipe(recipe));
      }
    }
  }
  output.json({ files: files.map(diagnosticsAsJson) });
  const diagnostics = files.flatMap((file) => file.analysis.diagnostics);
  output.line(verdict(files.length, diagnostics));
  return Promise.resolve(hasErrors(diagnostics) ? 1 : 0);
}

function checkedFile(name: string, invocation: Invocation): LoadedFile {
  const file = loadFile(name, invocation.directory);
  if (!invocation.options.flag('fix')) {
    return file;
  }
  const repaired = withEdits(file.text, safeEdits(file.analysis.diagnostics));
  if (repaired === file.text) {
    return file;
  }
  writeFileSync(file.path, repaired);
  return loadFile(name, invocation.directory);
}

function verdict(files: number, diagnostics: readonly Diagnostic[]): string {
  const checked = `${String(files)} ${files === 1 ? 'file' : 'files'} checked`;
  const counts = (['error', 'warning', 'hint'] as const)
    .map((severity) => [severity, diagnostics.filter((diagnostic) => diagnostic.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${String(count)} ${severity}${count === 1 ? '' : 's'}`);
  return counts.length === 0 ? `${checked}, nothing to mend` : `${checked}: ${counts.join(', ')}`;
}
