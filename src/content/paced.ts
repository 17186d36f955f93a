/** A frame at 60 a second lasts 16 ms, and the page needs its part of it. */
const SLICE_MS = 8;

/** Let everything else that waits in the page have its turn: input, frames, its own timers. */
function turn(): Promise<void> {
  return new Promise(done => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      done();
    };
    channel.port2.postMessage(null);
  });
}

/** Run `steps` to its end, giving the page back its thread every few milliseconds. Gives the result. */
export async function paced<T>(steps: Generator<void, T>): Promise<T> {
  let until = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await turn();
    until = performance.now() + SLICE_MS;
  }
}
