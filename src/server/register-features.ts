import { ResponseError, LSPErrorCodes, type Connection } from 'vscode-languageserver/node';
import type { Translate } from '#base/translate';
import type { PictureOf } from '#language/services/hover';
import { renameAt, renamePlaceAt } from '#language/services/rename';
import type { Theme } from '#diagram/palette';
import { placePicture } from './place-picture';
import { answering } from './answer-requests';
import { definition, lenses, links, symbols, tokens } from './file-features';
import type { ServerSettings } from './server-settings';
import { SteadyHints } from './steady-hints';
import {
  codeActions,
  completions,
  foldingRanges,
  formatting,
  highlights,
  hover,
  selectionRange,
  signatureHelp,
  workspaceEdit,
} from './text-features';
import type { AnalyzedText, ZooDocuments } from './zoo-documents';

/** What the answers are made from. */
export interface FeatureSources {
  readonly documents: ZooDocuments;
  readonly settings: () => ServerSettings;
  /** The colours of the editor. */
  readonly theme: () => Theme;
  /** The language of the person. */
  readonly translate: () => Translate;
}

/** Answers every request of the protocol that the server has said it answers. */
export function registerFeatures(connection: Connection, sources: FeatureSources): void {
  registerEditing(connection, sources);
  registerReading(connection, sources);
  registerNames(connection, sources);
}

interface Asked {
  readonly textDocument: { readonly uri: string };
}

/** An answer about a text; what it is otherwise for texts that are not there. */
function about<P extends Asked, R>(
  documents: ZooDocuments,
  otherwise: R,
  make: (analyzed: AnalyzedText, params: P) => R,
): (params: P) => R {
  return (params) => {
    const analyzed = documents.analyzed(params.textDocument.uri);
    return analyzed === undefined ? otherwise : make(analyzed, params);
  };
}

function registerEditing(connection: Connection, { documents, theme, translate }: FeatureSources): void {
  const answer = answering(connection);
  connection.onCompletion(
    answer(
      [],
      about(documents, [], (analyzed, { position }) => completions(analyzed, position)),
    ),
  );
  connection.onHover(
    answer(
      null,
      about(documents, null, (analyzed, { position }) =>
        hover(analyzed, position, { pictureOf: picturesOf(analyzed, theme()), t: translate() }),
      ),
    ),
  );
  connection.onSignatureHelp(
    answer(
      null,
      about(documents, null, (analyzed, { position }) => signatureHelp(analyzed, position, translate())),
    ),
  );
  connection.onCodeAction(
    answer(
      [],
      about(documents, [], (analyzed, { range, context }) => codeActions(analyzed, { range, only: context.only, t: translate() })),
    ),
  );
  connection.onDocumentFormatting(
    answer(
      [],
      about(documents, [], (analyzed) => formatting(analyzed, undefined)),
    ),
  );
  connection.onDocumentRangeFormatting(
    answer(
      [],
      about(documents, [], (analyzed, { range }) => formatting(analyzed, range)),
    ),
  );
}

function picturesOf({ document }: AnalyzedText, theme: Theme): PictureOf {
  const { networks } = document.analysis;
  return (network, node) => placePicture(network, node, { lookup: (name) => networks.get(name), theme });
}

function registerReading(connection: Connection, { documents, settings, translate }: FeatureSources): void {
  const answer = answering(connection);
  const steady = new SteadyHints();
  documents.onClose = (uri) => steady.forget(uri);
  connection.onDocumentSymbol(
    answer(
      [],
      about(documents, [], (analyzed) => symbols(analyzed)),
    ),
  );
  connection.onFoldingRanges(
    answer(
      [],
      about(documents, [], (analyzed) => foldingRanges(analyzed)),
    ),
  );
  connection.onSelectionRanges(
    answer(
      [],
      about(documents, [], (analyzed, { positions }) => positions.map((position) => selectionRange(analyzed, position))),
    ),
  );
  connection.onDocumentLinks(
    answer(
      [],
      about(documents, [], (analyzed) => links(analyzed)),
    ),
  );
  connection.onCodeLens(
    answer(
      [],
      about(documents, [], (analyzed) => (settings().codeLens ? lenses(analyzed, translate()) : [])),
    ),
  );
  connection.languages.inlayHint.on(
    answer(
      [],
      about(documents, [], (analyzed, { range }) => (settings().inlayHints ? steady.hintsIn(analyzed, range, translate()) : [])),
    ),
  );
  connection.languages.semanticTokens.on(
    answer(
      { data: [] },
      about(documents, { data: [] }, (analyzed) => ({ data: tokens(analyzed) })),
    ),
  );
}

function registerNames(connection: Connection, { documents }: FeatureSources): void {
  const answer = answering(connection);
  const analyzedAt = (uri: string): AnalyzedText | undefined => documents.analyzed(uri);
  connection.onDefinition(
    answer(
      [],
      about(documents, [], (analyzed, { position }) => definition(analyzed, position, analyzedAt)),
    ),
  );
  connection.onReferences(
    answer(
      [],
      about(documents, [], (analyzed, { position, context }) =>
        highlights(analyzed, position)
          .filter(({ kind }) => context.includeDeclaration || kind !== definitionKind)
          .map(({ range }) => ({ uri: analyzed.text.uri, range })),
      ),
    ),
  );
  connection.onDocumentHighlight(
    answer(
      [],
      about(documents, [], (analyzed, { position }) => highlights(analyzed, position)),
    ),
  );
  connection.onPrepareRename(
    answer(
      null,
      about(documents, null, ({ text, document }, { position }) => {
        const place = renamePlaceAt(document, text.offsetAt(position));
        return place.kind === 'name' ? { range: text.rangeOf(place.range), placeholder: place.name } : refusal(place.message);
      }),
    ),
  );
  connection.onRenameRequest(
    answer(
      null,
      about(documents, null, ({ text, document }, { position, newName }) => {
        const renamed = renameAt(document, text.offsetAt(position), newName);
        return renamed.kind === 'edits' ? workspaceEdit(text, renamed.edits) : refusal(renamed.message);
      }),
    ),
  );
}

const definitionKind = 3;

/** The editor shows the sentence at the name. */
function refusal(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
