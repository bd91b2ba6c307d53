import './styles/public.css';
import { attachAll, type Behaviour } from './registry';
import { dayBars } from './behaviours/day-bars';
import { dialogLink, dismissable } from './behaviours/dialog';
import { localTimes, timeZone } from './behaviours/local-time';
import { refresh } from './behaviours/refresh';
import { applyStoredTheme, themeSwitch } from './behaviours/theme';

applyStoredTheme();

const behaviours: Record<string, Behaviour> = {
  'day-bars': dayBars,
  dialog: dialogLink,
  dismiss: dismissable,
  'theme-switch': themeSwitch,
  'time-zone': timeZone,
};

function improve(): void {
  attachAll(behaviours);
  localTimes();
}

improve();
attachAll({ refresh: (main) => refresh(main, improve) });
