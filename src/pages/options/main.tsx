import { showPage } from '../shared/show-page.tsx';
import { Options } from './options.tsx';

showPage('page_title_options', <Options />);
