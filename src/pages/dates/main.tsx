import { showPage } from '../shared/show-page.tsx';
import { Dates } from './dates.tsx';

const recordId = new URLSearchParams(location.search).get('record');
showPage('page_title_dates', <Dates recordId={recordId} />);
