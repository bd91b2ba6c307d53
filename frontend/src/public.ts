import './styles/public.css';
import { attachAll, type Behaviour } from './registry';
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

const behaviours: Record<string, Behaviour> = {
  'cross-hair': crossHair,
  'day-bars': dayBars,
  dialog: dialogLink,
  dismiss: dismissable,
  periods: (section) => periods(section, improve),
  languages,
  'slice-choice': sliceChoice,
  'theme-switch': themeSwitch,
  'time-zone': timeZone,
};

function improve(): void {
  slice(document, location.search);
  attachAll(behaviours);
  localTimes();
}

improve();
attachAll({ refresh: (main) => refresh(main, improve) });
