/**
 * What the archive of a dataset does for the rest of the program: it keeps captures, gives them back, and tells what is
 * known of an address. A capture whose `store` has resolved is on the disk; the process may be killed after that.
 */
import type { Files } from '../dataset/files.js';
import type { Capture, Purpose, StatedAgency, Validators } from '../model/capture.js';
import type { ArchiveLocation } from '../model/record.js';
import type { PageContext } from '../model/result.js';

export interface ArchiveOptions {
  readonly files: Files;
  /** The dataset's folder; the archive is the folder `archive` in it. Whoever opens it holds the dataset's lock. */
  readonly root: string;
  readonly pid: number;
  /** Names the files of this run. */
  readonly startedAt: Date;
  /** `govdisclose/<version>`, for the head of each file. */
  readonly software: string;
  /** A file that would become larger than this is closed and a next one begun; 1 GiB where it is not said. */
  readonly maxFileBytes?: number;
}

/** What is stored at once: redirects in the order they were followed, and the page at their end. */
export type CaptureChain = readonly [...Capture[], Capture];

export interface StoreOptions {
  /** Kept beside the capture, so that the archive alone rebuilds the dataset. */
  readonly stated?: StatedAgency | null;
  /** `page` where it is not said; only pages are parsed when the archive is read again. */
  readonly purpose?: Purpose;
  /** The operator takes what this capture says, whatever the address said before. */
  readonly accepted?: boolean;
}

export interface Stored {
  /** Where the bytes are: of a revisit, the record that was stored first. */
  readonly location: ArchiveLocation;
  /** First capture of these bytes at this address. */
  readonly firstRetrievedAt: string;
  /** True where no body was stored: the archive had it already. */
  readonly revisit: boolean;
  /** The body without content codings; after a 304 the body that still holds. */
  readonly body: Uint8Array;
  /** SHA-256 of that body, in hexadecimal. */
  readonly sha256: string;
  /** What `parsePage` is told of this page; the same comes out when the archive is read again. */
  readonly context: PageContext;
}

/** The last good (2xx) capture of an address. */
export interface Archived {
  readonly url: string;
  /** When it was captured last; a revisit counts. */
  readonly retrievedAt: string;
  /** First capture of these bytes at this address. */
  readonly firstRetrievedAt: string;
  readonly validators: Validators;
  /** SHA-256 of the body without content codings, in hexadecimal. */
  readonly sha256: string;
  /** `sha256:…` of the payload as transferred. */
  readonly payloadDigest: string;
  readonly location: ArchiveLocation;
}

/** A body that an address gave. */
export interface ArchivedBody {
  readonly sha256: string;
  readonly location: ArchiveLocation;
}

export interface Archive {
  /**
   * Appends a chain; an unchanged body becomes a revisit. A 304 must follow a capture that `latest` knows.
   *
   * @throws ERR_NO_SPACE, ERR_OUTPUT_NOT_WRITABLE, ERR_UNSAFE_PATH; what was stored before is whole
   */
  store(chain: CaptureChain, options?: StoreOptions): Promise<Stored>;
  latest(url: string): Archived | null;
  /** What the address gave, each body once, the oldest first: from the last capture on that was accepted, if one was. */
  bodiesOf(url: string): readonly ArchivedBody[];
  /** The capture at a place that `store` or `latest` told; its request without secrets. */
  read(location: ArchiveLocation): Promise<Capture>;
  /** Gives the open file its name and writes the index; nothing was stored, nothing is written. */
  close(): Promise<void>;
}
