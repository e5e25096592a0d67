import { l10n } from 'vscode';
import type { Translate } from '#base/translate';

/** A text in the language of the editor. */
export const t: Translate = (text, ...values) => l10n.t(text, ...values);
