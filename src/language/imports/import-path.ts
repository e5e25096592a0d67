/**
 * The path of an imported file, seen from the file that is analysed. A file of the product's zoo (`zoo:resnet`) sees its neighbours as `./vgg16.zoo`,
 * which is `zoo:vgg16`.
 *
 * @param importer the path of the importing file; undefined for the file that is analysed
 */
export function importPath(importer: string | undefined, written: string): string {
  if (written.startsWith('zoo:') || isAbsolute(written)) {
    return written;
  }
  if (importer?.startsWith('zoo:') === true) {
    return `zoo:${(normalized(written).split('/').at(-1) ?? '').replace(/\.zoo$/, '')}`;
  }
  const folder = importer?.includes('/') === true ? importer.slice(0, importer.lastIndexOf('/') + 1) : '';
  return normalized(folder + written);
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
}

function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '') {
      parts.pop();
    } else if (part !== '.' && (part !== '' || parts.length === 0)) {
      parts.push(part);
    }
  }
  return parts.join('/');
}
