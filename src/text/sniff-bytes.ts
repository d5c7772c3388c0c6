export type Sniffed = 'text' | 'empty' | 'mhtml' | 'pdf' | 'zip' | 'ole' | 'image' | 'gzip' | 'binary';
export function sniffBytes(bytes: Uint8Array): Sniffed {
  return bytes.length === 0 ? 'empty' : 'text';
}
