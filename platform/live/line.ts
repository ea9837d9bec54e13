/** A reader's stream: bytes wait in it up to a bound, and it says when the reader is gone. */
import type { RequestContext } from '../http/index.ts';
import type { Line } from './hub.ts';

const encoder = new TextEncoder();

/** The body of the answer, and the line that writes into it. `onGone` is called once, whoever ended it. */
export function openLine(
  c: RequestContext,
  waitingBytes: number,
  onGone: () => void,
): { body: ReadableStream<Uint8Array<ArrayBuffer>>; line: Line } {
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null = null;
  const gone = () => {
    if (controller === null) return;
    controller = null;
    onGone();
  };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(given) {
        controller = given;
      },
      cancel: gone,
    },
    { highWaterMark: waitingBytes, size: (chunk) => chunk.byteLength },
  );
  const outgoing = c.env?.outgoing;
  const line: Line = {
    send(text) {
      if (controller === null) return true;
      controller.enqueue(encoder.encode(text));
      return (controller.desiredSize ?? 0) > 0;
    },
    drained: () => controller === null || controller.desiredSize === waitingBytes,
    end() {
      controller?.close();
      gone();
    },
    cut() {
      const cutting = controller;
      if (cutting === null) return;
      gone();
      // The connection goes at once: what waits in its buffers would keep it open for ever.
      if (outgoing) outgoing.destroy();
      else cutting.error(new Error('The reader is too slow'));
    },
  };
  return { body, line };
}
