import * as v from 'valibot';
import { StrangeAnswerError } from './failures.ts';
import { type Problem, ProblemSchema } from './problem.ts';
import { type IntakeReceipt, IntakeReceiptSchema } from './receipt.ts';

/** A receipt or a problem fits many times over; what is longer is neither. */
const MOST_BYTES = 64 * 1024;

function mediaType(response: Response): string {
  return (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

async function boundedText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    bytes += piece.value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      throw new StrangeAnswerError(`answer of more than ${MOST_BYTES} bytes`);
    }
    text += decoder.decode(piece.value, { stream: true });
  }
  return text + decoder.decode();
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new StrangeAnswerError('answer is not JSON', { cause: problem });
  }
}

/** The receipt in a 2xx answer. Throws StrangeAnswerError where there is none. */
export async function readReceipt(response: Response): Promise<IntakeReceipt> {
  if (mediaType(response) !== 'application/json') {
    throw new StrangeAnswerError(`answer of type ${mediaType(response).slice(0, 100) || 'unknown'}`);
  }
  const result = v.safeParse(IntakeReceiptSchema, fromJson(await boundedText(response)));
  if (result.success) return result.output;
  throw new StrangeAnswerError(`not a receipt: ${v.getDotPath(result.issues[0]) ?? 'answer'}`);
}

/** The problem in a 4xx or 5xx answer, null where it has none that can be read. Throws only what the network throws. */
export async function readProblem(response: Response): Promise<Problem | null> {
  if (mediaType(response) !== 'application/problem+json') return null;
  try {
    const result = v.safeParse(ProblemSchema, fromJson(await boundedText(response)));
    return result.success ? result.output : null;
  } catch (problem) {
    if (problem instanceof StrangeAnswerError) return null;
    throw problem;
  }
}
