/**
 * A stream of bytes → its lines, one by one. In: chunks as they come; out: each line without its end, or null for one that
 * is longer than allowed, whose bytes are not kept. What follows the last line end is a line when it is not empty.
 */
const LINE_FEED = 10;

export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array | null> {
  const line = openLine(maxBytes);
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      line.add(chunk.subarray(start, end));
      yield line.take();
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  if (line.size > 0) yield line.take();
}

function openLine(maxBytes: number) {
  let parts: Uint8Array[] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    add: (part: Uint8Array): void => {
      size += part.length;
      if (size > maxBytes) parts = [];
      else if (part.length > 0) parts.push(part);
    },
    take: (): Uint8Array | null => {
      const whole = size > maxBytes ? null : Buffer.concat(parts);
      parts = [];
      size = 0;
      return whole;
    },
  };
}
