import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver/node';
import { languageRequests, type LanguageParams, type LanguageRequest, type LanguageResult } from '#protocol/language-requests';
import { parseValue } from '#protocol/parsed';
import { answerDiagram, answerDiagramExport } from './answer-diagram';
import { answerAt, answerFind } from './answer-place';
import { answerDataset, answerTraining } from './answer-training';
import { outlineFile } from './outline-file';
import { listTemplates, templateText } from './templates';
import type { ZooDocuments } from './zoo-documents';

type Answers = { readonly [R in LanguageRequest]: (documents: ZooDocuments, params: LanguageParams<R>) => LanguageResult<R> };

const answers: Answers = {
  outline: (documents, { uri }) => {
    const analyzed = documents.analyzed(uri);
    return analyzed === undefined ? { uri, networks: [], datasets: [], trainings: [], searches: [], errors: 0 } : outlineFile(analyzed);
  },
  training: (documents, params) => answerTraining(documents.analyzed(params.uri), params),
  dataset: (documents, params) => answerDataset(documents.analyzed(params.uri), params),
  diagram: (documents, params) => answerDiagram(documents.analyzed(params.uri), params),
  diagramExport: (documents, params) => answerDiagramExport(documents.analyzed(params.uri), params),
  at: (documents, params) => {
    const analyzed = documents.analyzed(params.uri);
    return analyzed === undefined ? { network: null, node: null, training: null } : answerAt(analyzed, params);
  },
  find: (documents, params) => {
    const analyzed = documents.analyzed(params.uri);
    return analyzed === undefined ? { range: null } : answerFind(analyzed, params);
  },
  templates: (documents) => ({ templates: [...listTemplates((uri) => documents.analyzed(uri))] }),
  template: (_documents, { id }) => ({ text: templateText(id) }),
};

/** Answers what the extension asks beside the protocol. A question of another form is refused with what is wrong in it. */
export function registerCustomRequests(connection: Connection, documents: ZooDocuments): void {
  const handlers = [
    handler('outline', answers.outline),
    handler('training', answers.training),
    handler('dataset', answers.dataset),
    handler('diagram', answers.diagram),
    handler('diagramExport', answers.diagramExport),
    handler('at', answers.at),
    handler('find', answers.find),
    handler('templates', answers.templates),
    handler('template', answers.template),
  ];
  for (const { method, answer } of handlers) {
    connection.onRequest(method, (given: unknown) => answer(documents, given));
  }
}

interface Handler {
  readonly method: string;
  readonly answer: (documents: ZooDocuments, given: unknown) => object;
}

function handler<R extends LanguageRequest>(name: R, answer: Answers[R]): Handler {
  const { method, params: schema } = languageRequests[name];
  return {
    method,
    answer: (documents, given) => {
      const params = parseValue<LanguageParams<R>>(schema, given);
      return params.kind === 'invalid'
        ? new ResponseError(ErrorCodes.InvalidParams, `${method}: ${params.problem}`)
        : answer(documents, params.value);
    },
  };
}
