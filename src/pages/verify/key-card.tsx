import { keyWords, type Verdict } from '../../bundle/verify/index.ts';
import { say } from '../say.ts';
import { inBoth } from './times.ts';

/** `1ec6 a1f0 …`: people compare groups of four without losing their place. */
function grouped(fingerprint: string): string[] {
  return fingerprint.match(/.{4}/g) ?? [];
}

/** The key that signed, and what to do with its fingerprint. */
export function KeyCard({ verdict: { key, keyAsTold, keys } }: { verdict: Verdict }) {
  if (key === null) return null;
  const made = keys.find(({ fingerprint }) => fingerprint === key)?.made;
  return (
    <section>
      <h3>{say('verify_key')}</h3>
      <p class="fingerprint">
        {grouped(key).map((group, n) => (
          <>
            <span key={n}>{group}</span>{' '}
          </>
        ))}
      </p>
      <p class={keyAsTold ? 'told' : undefined}>{say(keyWords({ keyAsTold }))}</p>
      {made && <p class="fine value">{say('verify_key_made', inBoth(made.at.instant))}</p>}
      {keys
        .filter(({ fingerprint }) => fingerprint !== key)
        .map(({ fingerprint }) => (
          <p class="fine raw" key={fingerprint}>
            {say('verify_key_earlier', grouped(fingerprint).join(' '))}
          </p>
        ))}
    </section>
  );
}
