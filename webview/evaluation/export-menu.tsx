import type { VNode } from 'preact';
import type { Evaluation } from '#protocol/evaluation';
import type { CommonToHost } from '#protocol/pages/page-wire';
import { savePicture } from '../ui/connect-page';
import { MenuButton } from '../ui/menu-button';
import { svgToPng } from '../ui/svg-to-png';
import { t } from '../ui/translate';
import { matrixCsv, matrixSvg } from './matrix-file';

interface ExportProps {
  readonly evaluation: Evaluation;
  readonly name: string;
  readonly post: (message: CommonToHost) => void;
}

/** The confusion matrix as a file. */
export function ExportMenu({ evaluation, name, post }: ExportProps): VNode | null {
  const { confusion, classNames, part } = evaluation;
  if (confusion === null) return null;
  const matrix = { counts: confusion, names: classNames };
  const file = `${fileName(name)}-${part}-confusion`;
  const drawing = (): string => matrixSvg(matrix, { title: `${name}, ${part}`, rows: t('truth'), columns: t('prediction') });
  const save = (ending: string, content: Blob): void => {
    void savePicture(post, `${file}.${ending}`, content);
  };
  return (
    <MenuButton
      items={[
        {
          text: t('Matrix as CSV'),
          onPick: () => {
            save('csv', new Blob([matrixCsv(matrix, t('truth / prediction'))], { type: 'text/csv' }));
          },
        },
        {
          text: t('Matrix as SVG'),
          onPick: () => {
            save('svg', new Blob([drawing()], { type: 'image/svg+xml' }));
          },
        },
        {
          text: t('Matrix as PNG'),
          onPick: () => {
            void svgToPng(drawing()).then((png) => {
              save('png', png);
            });
          },
        },
      ]}
    >
      {t('Export')}
    </MenuButton>
  );
}

/** A name that every system takes. */
function fileName(name: string): string {
  const plain = name.replace(/[^\w .-]/g, '_').slice(0, 60);
  return plain === '' ? 'run' : plain;
}
