import './public';
import './styles/admin.css';
import { attachAll } from './registry';
import { brand } from './behaviours/brand';
import { consequence } from './behaviours/consequence';
import { draft, forgetDrafts } from './behaviours/draft';
import { insert } from './behaviours/insert';
import { live } from './behaviours/live';
import { once } from './behaviours/once';
import { preview } from './behaviours/preview';
import { reorder } from './behaviours/reorder';
import { undo } from './behaviours/undo';

attachAll({ done: forgetDrafts });
attachAll({ draft });
attachAll({ brand, consequence, insert, live, once, preview, reorder, undo });
