import './styles/public.css';
import { attachAll, attachInPieces, breath, type Behaviour } from './registry';
import { crossHair } from './behaviours/cross-hair';
import { dayBars } from './behaviours/day-bars';
import { dialogLink, dismissable } from './behaviours/dialog';
import { languages } from './behaviours/languages';
import { localTimes, timeZone } from './behaviours/local-time';
import { periods } from './behaviours/periods';
import { refresh } from './behaviours/refresh';
import { sliceChoice } from './behaviours/slice-choice';
import { applyStoredTheme, themeSwitch } from './behaviours/theme';
import { slice } from './slice';

applyStoredTheme();

/** Those first that somebody may press as soon as they are in sight. */
const behaviours: Record<string, Behaviour> = {
  dialog: dialogLink,
  dismiss: dismissable,
  periods: (section) => periods(section, improve),
  languages,
  'theme-switch': themeSwitch,
  refresh: (main) => refresh(main, improve),
  'cross-hair': crossHair,
  'day-bars': dayBars,
  'slice-choice': sliceChoice,
  'time-zone': timeZone,
};

function improve(): void {
  slice(document, location.search);
  attachAll(behaviours);
  localTimes();
}

/** Not in the task that calls this script: that one reads the page's end. What lies far down is laid out last. */
async function start(): Promise<void> {
  await breath();
  slice(document, location.search);
  localTimes();
  await attachInPieces(behaviours);
  await breath();
  document.documentElement.dataset.whole = '';
}

void start();
