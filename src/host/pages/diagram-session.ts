import { Range, Uri, ViewColumn, window, workspace, type Position, type TextDocument, type WebviewPanel } from 'vscode';
import {
  defaultDiagramView,
  diagramPage,
  parseKeptDiagramPage,
  type DiagramToHost,
  type DiagramToPage,
  type DiagramView,
} from '#protocol/pages/diagram-page';
import type { SourceRange } from '#model/source-range';
import { askLanguage } from '../language/ask-language';
import type { Workbench } from '../workbench';
import { createDiagramDesk, type DiagramDesk } from './diagram-desk';
import { adoptPanel, openPage, type OpenPage, type PageChannel } from './page-panel';

/** A file, and a network or training of it; without one, what the caret is in. */
export interface DiagramPlace {
  /** As text, `file:///…`. */
  readonly uri: string;
  readonly subject?: string;
}

/** Opens a diagram beside the text, or brings it to the front; the keyboard stays in the text. */
export function openDiagramPage(workbench: Workbench, { uri, subject }: DiagramPlace): void {
  const page = diagram(workbench, uri, defaultDiagramView(subject ?? null));
  openPage(workbench.pages, { ...page, key: `${uri} ${subject ?? ''}`, column: ViewColumn.Beside, preserveFocus: true });
}

/** Fills a panel of type `neurozoo.diagram` that VS Code has brought back. @param state what the page kept */
export function restoreDiagramPage(workbench: Workbench, panel: WebviewPanel, state: unknown): void {
  const kept = parseKeptDiagramPage(state);
  const { uri, view } = kept.kind === 'value' ? kept.value : { uri: '', view: defaultDiagramView(null) };
  adoptPanel(workbench.pages, panel, { ...diagram(workbench, uri, view), key: `${uri} ${view.subject ?? ''}` });
}

/** Shows a file as its diagram instead of its text: Reopen With, Neurozoo Diagram. */
export function fillDiagramEditor(workbench: Workbench, document: TextDocument, panel: WebviewPanel): void {
  const uri = document.uri.toString();
  const page = diagram(workbench, uri, defaultDiagramView(null));
  // The tab of an editor has the name of its file.
  const start: typeof page.start = (channel) =>
    page.start({
      post: (message) => {
        channel.post(message);
      },
      setTitle: () => undefined,
      get isVisible() {
        return channel.isVisible;
      },
    });
  adoptPanel(workbench.pages, panel, { ...page, key: `${uri} editor`, start });
}

function diagram(workbench: Workbench, uri: string, view: DiagramView): OpenPage<DiagramToHost, DiagramToPage> {
  const file = Uri.parse(uri).path.split('/').at(-1) ?? '';
  return {
    wire: diagramPage,
    title: view.subject ?? file,
    key: uri,
    start: (channel) => {
      const desk = createDiagramDesk(doorsOf(workbench, { uri, file, channel }), view);
      return { ...followEditor(workbench, uri, desk), onDidShow: () => desk.onDidShow(), onMessage: (message) => desk.onMessage(message) };
    },
  };
}

interface Shown {
  readonly uri: string;
  readonly file: string;
  readonly channel: PageChannel<DiagramToPage>;
}

/** Tells the desk what happens to the text and to the caret in it. */
function followEditor({ language }: Workbench, uri: string, desk: DiagramDesk): { dispose: () => void } {
  const listening = [
    language.onDidChange(() => {
      desk.onDidChangeText();
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor.document.uri.toString() === uri) desk.onDidMoveCaret();
    }),
  ];
  return {
    dispose: () => {
      for (const each of listening) each.dispose();
      desk.dispose();
    },
  };
}

function doorsOf({ language, pages }: Workbench, { uri, file, channel }: Shown): Parameters<typeof createDiagramDesk>[0] {
  return {
    uri,
    file,
    draw: (view, caret) => {
      const position = caret === undefined ? undefined : positionIn(uri, caret);
      return askLanguage(language, 'diagram', { uri, ...subjectOf(view), request: view.request, ...(position && { position }) });
    },
    write: async (view, format) => {
      const { text } = await askLanguage(language, 'diagramExport', { uri, ...subjectOf(view), request: view.request, format });
      return text;
    },
    save: (name, text) => pages.saveFile(name, new TextEncoder().encode(text)),
    reveal: (source, focus) => revealSource(uri, source, focus),
    post: (message) => {
      channel.post(message);
    },
    setTitle: (title) => {
      channel.setTitle(title);
    },
    caret: () => {
      const editor = editorOf(uri);
      return editor?.document.offsetAt(editor.selection.active);
    },
  };
}

function subjectOf({ subject }: DiagramView): { subject?: string } {
  return subject === null ? {} : { subject };
}

function editorOf(uri: string): (typeof window.visibleTextEditors)[number] | undefined {
  return window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
}

function positionIn(uri: string, offset: number): Position | undefined {
  return editorOf(uri)?.document.positionAt(offset);
}

/** Shows a place of the text where the text is shown already, else beside the diagram. */
async function revealSource(uri: string, { start, end, file }: SourceRange, focus: boolean): Promise<void> {
  if (file !== undefined) return;
  const document = await workspace.openTextDocument(Uri.parse(uri));
  await window.showTextDocument(document, {
    viewColumn: editorOf(uri)?.viewColumn ?? ViewColumn.Beside,
    preserveFocus: !focus,
    selection: new Range(document.positionAt(start), document.positionAt(end)),
  });
}
