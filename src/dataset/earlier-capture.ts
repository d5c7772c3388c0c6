/**
 * Of two captures of the same bytes, which came first? In: when and where each was captured; out: true for the earlier. At
 * the same second the place decides, so that the answer does not depend on the order in which files are read.
 */
import type { ArchiveLocation } from '../model/record.js';

export interface CapturedAt {
  readonly retrievedAt: string;
  readonly location: ArchiveLocation;
}

export function isEarlierCapture(one: CapturedAt, other: CapturedAt): boolean {
  if (one.retrievedAt !== other.retrievedAt) return one.retrievedAt < other.retrievedAt;
  if (one.location.file !== other.location.file) return one.location.file < other.location.file;
  return one.location.offset < other.location.offset;
}
