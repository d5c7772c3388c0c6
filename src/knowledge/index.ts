/** All knowledge in one value: the default of `parsePage`. */
import type { Knowledge } from '../model/knowledge.js';
import { national2014 } from './forms/national-2014.js';
import { national2019 } from './forms/national-2019.js';
import { national2021 } from './forms/national-2021.js';
import { agencyWords } from './labels/agency.js';
import { claimWords } from './labels/claims.js';
import { headerLabels } from './labels/header.js';
import { headings } from './labels/headings.js';
import { attachmentWords, navigationWords } from './labels/navigation.js';
import { refusalWords } from './labels/refusal.js';
import { statisticsWords } from './labels/statistics.js';
import { yearWords } from './labels/year.js';
import { containers } from './portals/containers.js';
import { portals } from './portals/index.js';
import { listWords } from './portals/lists.js';
import { regions } from './regions/index.js';
import { tableKnowledge } from './tables/index.js';
import { textKnowledge } from './text/index.js';

export const defaultKnowledge: Knowledge = {
  forms: [national2014, national2019, national2021],
  text: textKnowledge,
  header: headerLabels,
  navigation: navigationWords,
  attachments: attachmentWords,
  sections: headings,
  statistics: statisticsWords,
  claims: claimWords,
  refusal: refusalWords,
  agency: agencyWords,
  year: yearWords,
  portals,
  lists: listWords,
  containers,
  regions,
  tables: tableKnowledge,
};
