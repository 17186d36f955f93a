import { showPage } from '../shared/show-page.tsx';
import { Send } from './send.tsx';

const submissionId = new URLSearchParams(location.search).get('submission');
showPage('page_title_send', <Send submissionId={submissionId} />);
