import { commands, EventEmitter, Uri, workspace, type Disposable } from 'vscode';

/** The scheme of documents that are only shown. */
const scheme = 'neurozoo-report';

/** Reports that are shown as a rendered page and belong to no file: nothing asks to save them. */
export class ReportDocuments implements Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #registration = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: this.#changed.event,
    provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
  });

  /** Shows a Markdown text, in place of an earlier one of the same title. */
  async show(title: string, markdown: string): Promise<void> {
    const uri = Uri.from({ scheme, path: `/${title}.md` });
    this.#texts.set(uri.toString(), markdown);
    this.#changed.fire(uri);
    await commands.executeCommand('markdown.showPreview', uri);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
