import './styles/public.css';
import { attachAll, type Behaviour } from './registry';
import { dayBars } from './behaviours/day-bars';
import { dialogLink, dismissable } from './behaviours/dialog';
import { localTime, timeZone } from './behaviours/local-time';
import { refresh } from './behaviours/refresh';
import { applyStoredTheme, themeSwitch } from './behaviours/theme';

applyStoredTheme();

const behaviours: Record<string, Behaviour> = {
  'day-bars': dayBars,
  dialog: dialogLink,
  dismiss: dismissable,
  'local-time': localTime,
  'theme-switch': themeSwitch,
  'time-zone': timeZone,
};

attachAll(behaviours);
attachAll({ refresh: (main) => refresh(main, () => attachAll(behaviours)) });
