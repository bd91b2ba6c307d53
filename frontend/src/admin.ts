import './public';
import './styles/admin.css';
import { attachAll } from './registry';
import { brand } from './behaviours/brand';
import { consequence } from './behaviours/consequence';
import { draft } from './behaviours/draft';
import { forgetDrafts } from './drafts';
import { heal } from './behaviours/heal';
import { insert } from './behaviours/insert';
import { live } from './behaviours/live';
import { once } from './behaviours/once';
import { presence } from './behaviours/presence';
import { preview } from './behaviours/preview';
import { reorder } from './behaviours/reorder';
import { undo } from './behaviours/undo';

attachAll({ done: forgetDrafts });
attachAll({ draft });
attachAll({ brand, heal, consequence, insert, live, once, presence, preview, reorder, undo });
