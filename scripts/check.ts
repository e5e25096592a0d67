import { repositoryRoot } from './architecture';
import { quickUnitStep } from './steps/all-steps';
import { conclude, runCheckLanes } from './steps/run-lanes';

// `npm run check`: what should hold before every commit, in under a minute.

process.exitCode = conclude(await runCheckLanes(repositoryRoot, quickUnitStep()), false);
