import { showPage } from '../shared/show-page.tsx';
import { Popup } from './popup.tsx';

showPage('page_title_popup', <Popup />);
