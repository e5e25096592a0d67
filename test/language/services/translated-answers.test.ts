import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { translateWith, type Translate } from '#base/translate';
import { codeLenses } from '#language/services/code-lenses';
import { fixEverything } from '#language/services/code-actions';
import { hoverAt } from '#language/services/hover';
import { inlayHints } from '#language/services/inlay-hints';
import { signatureAt } from '#language/services/signature-help';
import { exampleText } from '../analyze-text';
import { markedText, openText } from './marked-text';

function translationOf(language: string): Translate {
  const path = fileURLToPath(new URL(`../../../l10n/bundle.l10n.${language}.json`, import.meta.url));
  return translateWith(v.parse(v.record(v.string(), v.string()), JSON.parse(readFileSync(path, 'utf8'))));
}

const spanish = translationOf('es');
const catalan = translationOf('ca');
const lenet = exampleText('lenet5.zoo');

function hoverOver(place: string, t: Translate): string {
  const { document, offset } = markedText(lenet.replace(place, `|${place}`));
  return hoverAt(document, offset, { t, pictureOf: () => 'data:' })?.markdown ?? '';
}

describe('answers in the language of the person', () => {
  test('words above declarations', () => {
    expect(codeLenses(openText(lenet), spanish).map(({ title }) => title)).toEqual([
      'Diagrama',
      '61,706 parámetros · 417 k MACs',
      'Entrenar',
      'Evaluar',
      'Diagrama',
    ]);
    expect(codeLenses(openText(lenet), catalan).map(({ title }) => title)).toContain('Avalua');
  });

  test.each([
    {
      over: 'conv(6',
      language: 'Spanish',
      t: spanish,
      wanted: ['entrada **32x32x1** → salida **28x28x6**', '156 parámetros', 'con lote 128', 'C1 en LeNet5'],
    },
    {
      over: 'conv(6',
      language: 'Catalan',
      t: catalan,
      wanted: ['entrada **32x32x1** → sortida **28x28x6**', '156 paràmetres', 'amb lot 128', 'C1 a LeNet5'],
    },
    {
      over: 'LeNet5<',
      language: 'Spanish',
      t: spanish,
      wanted: ['· red', '417 k multiplicaciones y sumas', 'un paso con lote 128 ocupa unos'],
    },
    { over: 'lenet {', language: 'Catalan', t: catalan, wanted: ['· entrenament', 'La recepta completa'] },
    { over: 'network', language: 'Spanish', t: spanish, wanted: ['**Red**', 'A thing with weights'] },
    { over: '5x5,', language: 'Catalan', t: catalan, wanted: ['obligatori'] },
  ])('a hover over $over is in $language', ({ over, t, wanted }) => {
    const said = hoverOver(over, t);
    expect(wanted.filter((words) => !said.includes(words))).toEqual([]);
  });

  test('the words behind a step, the help in a call and the repair of everything', () => {
    const tooltip = inlayHints(openText(lenet), { start: 0, end: lenet.length }, spanish)[0]?.tooltip;
    expect(tooltip).toBe('salida 28x28x6 · 156 parámetros · 117,600 multiplicaciones y sumas por muestra');
    const { document, offset } = markedText('network N(x: 8x8x1) { x -> conv(|4, 3x3) }');
    expect(signatureAt(document, offset, spanish)?.parameters[0]?.documentation).toContain('obligatorio');
    expect(fixEverything(openText('network N(x: 4) { x -> dens(2) }'), catalan)?.title).toBe('Repara tot el que té una reparació clara');
  });
});
