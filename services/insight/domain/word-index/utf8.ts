/** Writes texts as UTF-8 into the same bytes again and again. */
export type Utf8 = {
  /** How many bytes the text takes; those are the first of `bytes`. */
  write: (text: string) => number;
  /** Until the next text is written. */
  bytes: () => Uint8Array;
};

const bytesMost = 3;
const ascii = 0x80;

export function createUtf8(): Utf8 {
  let bytes = Buffer.allocUnsafeSlow(256);
  return {
    write: (text) => {
      if (text.length * bytesMost > bytes.length) bytes = Buffer.allocUnsafeSlow(text.length * bytesMost * 2);
      // Most words are short and plain: for them a loop here is quicker than a call of the platform.
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code >= ascii) return bytes.write(text);
        bytes[at] = code;
      }
      return text.length;
    },
    bytes: () => bytes,
  };
}
