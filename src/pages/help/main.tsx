import { showPage } from '../shared/show-page.tsx';
import { Help } from './help.tsx';

showPage('page_title_help', <Help />);
