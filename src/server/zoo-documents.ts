import { dirname, resolve } from 'node:path';
import type { Field, SourceSpec } from '#model/dataset-recipe';
import { openEditorDocument, type EditorDocument } from '#language/services/editor-document';
import { pathOfUri, uriOfPath } from './file-address';
import { productFile } from './product-file';
import { fileState, readText } from './read-text';
import { ZooText } from './zoo-text';

/** A text with all that follows from it. */
export interface AnalyzedText {
  readonly text: ZooText;
  readonly document: EditorDocument;
  /** The folder that data paths are relative to; undefined for texts that lie in no file. */
  readonly folder: string | undefined;
  /** Everything that it imports, directly or not, by the path as it is written from this file. */
  readonly imports: ReadonlyMap<string, ImportedText>;
}

/** A file that another one imports. */
export interface ImportedText {
  readonly path: string;
  readonly text: string;
}

/** The fields of a source as its files have them. */
export type FieldsOf = (source: SourceSpec, folder: string) => readonly Field[] | undefined;

interface Known {
  readonly analyzed: AnalyzedText;
  /** The texts that it was made from, with what they were then. */
  readonly from: ReadonlyMap<string, string | undefined>;
}

/** Files that are not open, but were asked about, such as those of a tree. */
const mostClosedFiles = 300;

/** The texts that are open in the editor, and what follows from these and from files beside them. Nothing is analysed twice. */
export class ZooDocuments {
  readonly #open = new Map<string, ZooText>();
  readonly #known = new Map<string, Known>();
  readonly #fieldsOf: FieldsOf;
  /** Told when a text is closed. */
  onClose: (uri: string) => void = () => undefined;

  /** @param fieldsOf looks into data files; may be slow, so what it answers is kept by who gives it */
  constructor(fieldsOf: FieldsOf) {
    this.#fieldsOf = fieldsOf;
  }

  open(text: ZooText): void {
    this.#open.set(text.uri, text);
  }

  close(uri: string): void {
    this.#open.delete(uri);
    this.#known.delete(uri);
    this.onClose(uri);
  }

  /** The open text of an address. */
  textOf(uri: string): ZooText | undefined {
    return this.#open.get(uri);
  }

  /** Addresses of everything that is open. */
  openUris(): readonly string[] {
    return [...this.#open.keys()];
  }

  /** The analysis of an open text or a file; undefined where there is neither. Made only when something that it came from has changed. */
  analyzed(uri: string): AnalyzedText | undefined {
    const path = pathOfUri(uri);
    const open = this.#open.get(uri) ?? this.#openAt(path);
    const known = this.#known.get(uri);
    if (known !== undefined && this.#isFresh(known, open)) {
      return known.analyzed;
    }
    const content = open ?? this.#closedText(uri, path);
    if (content === undefined) {
      this.#known.delete(uri);
      return undefined;
    }
    const made = this.#analyze(content, path);
    this.#keep(uri, made);
    return made.analyzed;
  }

  /** Whether the analysis of a text read a file, so that a change of that file matters to it. */
  dependsOn(uri: string, path: string): boolean {
    return this.#known.get(uri)?.from.has(path) ?? false;
  }

  #isFresh({ analyzed, from }: Known, open: ZooText | undefined): boolean {
    const isSame = open === undefined ? !this.#open.has(analyzed.text.uri) : open === analyzed.text;
    return isSame && [...from].every(([path, state]) => this.#stateOf(path) === state);
  }

  #keep(uri: string, made: Known): void {
    this.#known.delete(uri);
    this.#known.set(uri, made);
    const closed = [...this.#known.keys()].filter((each) => !this.#open.has(each));
    for (const oldest of closed.slice(0, Math.max(0, closed.length - mostClosedFiles))) {
      this.#known.delete(oldest);
    }
  }

  #closedText(uri: string, path: string | undefined): ZooText | undefined {
    const text = path === undefined ? undefined : readText(path);
    return text === undefined ? undefined : new ZooText({ uri, languageId: 'zoo', version: 0, text });
  }

  #analyze(text: ZooText, path: string | undefined): Known {
    const folder = path === undefined ? undefined : dirname(path);
    const imports = new Map<string, ImportedText>();
    const from = new Map<string, string | undefined>();
    if (path !== undefined && text.version === 0 && !this.#open.has(text.uri)) {
      from.set(path, this.#stateOf(path));
    }
    const document = openEditorDocument(text.text, {
      importText: (target) => {
        const file = importedPath(target, folder);
        if (file === undefined) {
          return undefined;
        }
        from.set(file, this.#stateOf(file));
        const content = this.#openAt(file)?.text ?? readText(file);
        if (content !== undefined) {
          imports.set(target, { path: file, text: content });
        }
        return content;
      },
      fieldsOf: (source) => {
        if (folder === undefined) {
          return undefined;
        }
        for (const value of Object.values(source.settings)) {
          const file = typeof value === 'string' && value !== '' ? resolve(folder, value) : undefined;
          if (file !== undefined) from.set(file, this.#stateOf(file));
        }
        return this.#fieldsOf(source, folder);
      },
    });
    return { analyzed: { text, document, folder, imports }, from };
  }

  #stateOf(path: string): string | undefined {
    const open = this.#openAt(path);
    return open === undefined ? fileState(path) : `version ${String(open.version)}`;
  }

  /** Editors escape addresses in their own ways, so texts are found by their path. */
  #openAt(path: string | undefined): ZooText | undefined {
    if (path === undefined) {
      return undefined;
    }
    return this.#open.get(uriOfPath(path)) ?? [...this.#open.values()].find(({ uri }) => pathOfUri(uri) === path);
  }
}

/** `zoo:vgg19` is a file of the product's zoo; everything else is relative to the importing file. */
export function importedPath(target: string, folder: string | undefined): string | undefined {
  const zooName = /^zoo:([a-z0-9-]+)$/.exec(target)?.[1];
  if (zooName !== undefined) {
    return productFile(`examples/zoo/${zooName}.zoo`);
  }
  return folder === undefined ? undefined : resolve(folder, target);
}
