import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { LanguageServer } from './language-server';
import { createSourceFields } from './source-fields';

/*
 * The language server as a process of its own: the protocol over standard input and output. The library ends it when the client closes the streams
 * or dies.
 */

new LanguageServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), createSourceFields()).listen();
