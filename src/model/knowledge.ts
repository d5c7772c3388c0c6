/** Everything the core knows as data, in one value: what `parsePage` takes as its last argument. */

import type { ClaimKnowledge } from './claim-knowledge.js';
import type { Form } from './form.js';
import type { AttachmentKnowledge, HeaderKnowledge, NavigationKnowledge } from './header-knowledge.js';
import type { ListKnowledge } from './list-knowledge.js';
import type { AgencyKnowledge, PortalKnowledge, YearKnowledge } from './record-knowledge.js';
import type { RefusalKnowledge } from './refusal-knowledge.js';
import type { RegionKnowledge } from './region-knowledge.js';
import type { SectionKnowledge } from './section-knowledge.js';
import type { StatisticsWords } from './statistics.js';
import type { TableKnowledge } from './table-knowledge.js';
import type { TextKnowledge } from './text-knowledge.js';

export interface Knowledge {
  readonly forms: readonly Form[];
  readonly text: TextKnowledge;
  readonly header: HeaderKnowledge;
  readonly navigation: NavigationKnowledge;
  readonly attachments: AttachmentKnowledge;
  readonly sections: SectionKnowledge;
  readonly statistics: StatisticsWords;
  readonly claims: ClaimKnowledge;
  readonly refusal: RefusalKnowledge;
  readonly agency: AgencyKnowledge;
  readonly year: YearKnowledge;
  readonly portals: PortalKnowledge;
  /** List pages: titles, pagers, and how systems load their records. */
  readonly lists: ListKnowledge;
  /** Ids and classes of containers, in lower case. */
  readonly containers: { readonly content: readonly string[]; readonly chrome: readonly string[] };
  readonly regions: RegionKnowledge;
  readonly tables: TableKnowledge;
}
