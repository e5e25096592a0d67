import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from './architecture';
import { renderIcon } from './package/render-icon';

// `npm run icon`: draws media/icon.png after media/icon.svg was changed.

writeFileSync(join(repositoryRoot, 'media/icon.png'), await renderIcon(repositoryRoot));
