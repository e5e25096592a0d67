import {
  CodeActionKind,
  FileChangeType,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { productVersion } from '#base/product-version';
import { inEnglish, translateWith, type Translate } from '#base/translate';
import { semanticTypes } from '#language/services/semantic-tokens';
import type { Theme } from '#diagram/palette';
import { languageChanged, languageTheme, languageWords } from '#protocol/language-requests';
import { parseValue } from '#protocol/parsed';
import { pathOfUri } from './file-address';
import { diagnosticsOf } from './diagnostics-of';
import { registerCustomRequests } from './custom-requests';
import { registerFeatures } from './register-features';
import { defaultSettings, parseSettings, type ServerSettings } from './server-settings';
import { ZooDocuments, type FieldsOf } from './zoo-documents';
import { ZooText } from './zoo-text';

/** How long a text must rest before it is checked: shorter than a pause between words, longer than the gap between two keys. */
const restMs = 60;

/** What a client is able to do, as far as the server asks it for something. */
interface ClientAbilities {
  readonly configuration: boolean;
  readonly refreshHints: boolean;
  readonly refreshLenses: boolean;
}

/**
 * The language server of one window: keeps the open texts, tells what is wrong with them when they rest, and answers requests. It reads files and
 * writes none, starts no process and needs no network.
 */
export class LanguageServer {
  readonly #connection: Connection;
  readonly #documents: ZooDocuments;
  readonly #pending = new Map<string, NodeJS.Timeout>();
  #settings: ServerSettings = defaultSettings;
  #theme: Theme = 'light';
  #translate: Translate = inEnglish;
  #abilities: ClientAbilities = { configuration: false, refreshHints: false, refreshLenses: false };

  constructor(connection: Connection, fieldsOf: FieldsOf) {
    this.#connection = connection;
    this.#documents = new ZooDocuments(fieldsOf);
  }

  /** Takes up the connection. */
  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => void this.#pullSettings());
    connection.onDidChangeConfiguration(() => void this.#pullSettings());
    connection.onDidOpenTextDocument(({ textDocument }) => this.#opened(new ZooText(textDocument)));
    connection.onDidChangeTextDocument(({ textDocument, contentChanges }) =>
      this.#changed(textDocument.uri, textDocument.version, contentChanges),
    );
    connection.onDidCloseTextDocument(({ textDocument }) => this.#closed(textDocument.uri));
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) {
        this.#fileChanged(uri, type);
      }
    });
    registerFeatures(connection, {
      documents: this.#documents,
      settings: () => this.#settings,
      theme: () => this.#theme,
      translate: () => this.#translate,
    });
    connection.onNotification(languageTheme.method, (given: unknown) => this.#setTheme(given));
    registerCustomRequests(connection, this.#documents);
    connection.listen();
  }

  #setTheme(given: unknown): void {
    const params = parseValue(languageTheme.params, given);
    this.#theme = params.kind === 'value' ? params.value.theme : this.#theme;
  }

  #setWords(given: unknown): void {
    const options = parseValue(languageWords, given);
    if (options.kind === 'value') this.#translate = translateWith(options.value.words);
  }

  #initialize({ capabilities, initializationOptions }: InitializeParams): InitializeResult {
    this.#setTheme(initializationOptions);
    this.#setWords(initializationOptions);
    this.#abilities = {
      configuration: capabilities.workspace?.configuration ?? false,
      refreshHints: capabilities.workspace?.inlayHint?.refreshSupport ?? false,
      refreshLenses: capabilities.workspace?.codeLens?.refreshSupport ?? false,
    };
    return {
      serverInfo: { name: 'Neurozoo', version: productVersion },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { triggerCharacters: ['.', '"', '/', '>', ':', '(', ','] },
        hoverProvider: true,
        signatureHelpProvider: { triggerCharacters: ['(', ','], retriggerCharacters: ['='] },
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        documentSymbolProvider: true,
        renameProvider: { prepareProvider: true },
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        documentLinkProvider: { resolveProvider: false },
        codeLensProvider: { resolveProvider: false },
        inlayHintProvider: { resolveProvider: false },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll] },
        semanticTokensProvider: { legend: { tokenTypes: [...semanticTypes], tokenModifiers: ['declaration'] }, full: true },
      },
    };
  }

  async #pullSettings(): Promise<void> {
    if (!this.#abilities.configuration) {
      return;
    }
    try {
      const section: unknown = await this.#connection.workspace.getConfiguration('neurozoo');
      this.#settings = parseSettings(section);
      await Promise.all([
        ...(this.#abilities.refreshHints ? [this.#connection.languages.inlayHint.refresh()] : []),
        ...(this.#abilities.refreshLenses ? [this.#connection.sendRequest('workspace/codeLens/refresh')] : []),
      ]);
    } catch (error) {
      // The client may close while it is being asked.
      this.#connection.console.warn(`The settings could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #opened(text: ZooText): void {
    this.#documents.open(text);
    this.#check(text.uri);
    this.#checkDependents(text.uri);
  }

  #changed(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const text = this.#documents.textOf(uri);
    if (text !== undefined) {
      this.#documents.open(text.changed(changes, version));
      this.#checkSoon(uri);
      this.#checkDependents(uri);
    }
  }

  #closed(uri: string): void {
    clearTimeout(this.#pending.get(uri));
    this.#pending.delete(uri);
    this.#documents.close(uri);
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    this.#checkDependents(uri);
  }

  #fileChanged(uri: string, type: FileChangeType): void {
    this.#checkDependents(uri);
    const isElsewhere = this.#documents.textOf(uri) === undefined;
    if (isElsewhere) {
      this.#tellChanged(uri, type === FileChangeType.Deleted ? 0 : undefined);
    }
  }

  /** Texts that import a file are wrong or right together with it. */
  #checkDependents(uri: string): void {
    const path = pathOfUri(uri);
    for (const other of path === undefined ? [] : this.#documents.openUris()) {
      if (other !== uri && path !== undefined && this.#documents.dependsOn(other, path)) {
        this.#checkSoon(other);
      }
    }
  }

  #checkSoon(uri: string): void {
    clearTimeout(this.#pending.get(uri));
    this.#pending.set(
      uri,
      setTimeout(() => {
        this.#check(uri);
      }, restMs),
    );
  }

  #check(uri: string): void {
    this.#pending.delete(uri);
    const analyzed = this.#documents.analyzed(uri);
    if (analyzed !== undefined) {
      void this.#connection.sendDiagnostics({ uri, version: analyzed.text.version, diagnostics: diagnosticsOf(analyzed) });
      this.#tellChanged(uri, undefined);
    }
  }

  /** Trees and pages look again when they hear of it. @param errors of a file that is gone */
  #tellChanged(uri: string, errors: number | undefined): void {
    const analyzed = errors === undefined ? this.#documents.analyzed(uri) : undefined;
    const found = analyzed?.document.analysis.diagnostics.filter(({ severity }) => severity === 'error').length ?? 0;
    const version = this.#documents.textOf(uri)?.version ?? null;
    void this.#connection.sendNotification(languageChanged.method, { uri, version, errors: errors ?? found });
  }
}
