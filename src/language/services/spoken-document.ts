import type { Translate } from '#base/translate';
import type { EditorDocument } from './editor-document';

/** A text, and the language that a person reads about it. Sentences of the catalogues and of the glossary are in English. */
export interface SpokenDocument extends EditorDocument {
  readonly t: Translate;
}
