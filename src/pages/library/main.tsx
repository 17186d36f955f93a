import { showPage } from '../shared/show-page.tsx';
import { Library } from './library.tsx';

showPage('page_title_library', <Library />);
