/** `warcio`, loaded when an archive is first opened: no other command pays for it. */
export type Warcio = typeof import('warcio');

export function loadWarcio(): Promise<Warcio> {
  return import('warcio');
}
