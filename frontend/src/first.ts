import { localTimes } from './behaviours/local-time';
import { applyStoredTheme } from './behaviours/theme';

/* Stands in the page's head, so that the first paint has the reader's theme and times: nothing moves later. */
applyStoredTheme();
const arriving = new MutationObserver(localTimes);
arriving.observe(document, { childList: true, subtree: true });
document.addEventListener('DOMContentLoaded', () => arriving.disconnect());
