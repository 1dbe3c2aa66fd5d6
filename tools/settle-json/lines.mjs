// Bytes to lines: each line on its own, so that one that is no UTF-8 doesn't spoil the others.

const LINE_FEED = 0x0a;

/**
 * The lines of a stream, as many at a time as have arrived; the last one needs no line feed. Lines of nothing but white
 * space are left out.
 *
 * @param {AsyncIterable<Buffer>} stream
 * @returns {AsyncGenerator<Buffer[]>}
 */
export async function* linesOf(stream) {
  /** Pieces of the line that has begun, put together once it is whole. */
  let begun = [];
  for await (const chunk of stream) {
    const lines = [];
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      lines.push(whole(begun, chunk.subarray(from, end)));
      begun = [];
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
    const written = lines.filter(holdsAnything);
    if (written.length > 0) yield written;
  }
  const last = whole(begun, Buffer.alloc(0));
  if (holdsAnything(last)) yield [last];
}

function whole(begun, end) {
  return begun.length === 0 ? end : Buffer.concat([...begun, end]);
}

/** Space, tab and carriage return are all that JSON calls white space beside the line feed. */
function holdsAnything(line) {
  return line.some((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0d);
}
