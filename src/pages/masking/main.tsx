import { showPage } from '../shared/show-page.tsx';
import { Masking } from './masking.tsx';

const recordId = new URLSearchParams(location.search).get('record');
showPage('page_title_masking', <Masking recordId={recordId} />);
