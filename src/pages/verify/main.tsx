import { BUILT_IN_ROOTS } from '../../stamps/known-roots/built-in.ts';
import { say } from '../say.ts';
import { PageFrame } from '../shared/page-frame.tsx';
import { showPage } from '../shared/show-page.tsx';
import { checkerWith } from './check-zip.ts';
import { Verify } from './verify.tsx';

function VerifyPage() {
  return (
    <PageFrame title={say('verify_title')}>
      <Verify check={checkerWith(BUILT_IN_ROOTS)} />
    </PageFrame>
  );
}

showPage('verify_title', <VerifyPage />);
