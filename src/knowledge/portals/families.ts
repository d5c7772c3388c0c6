/** Marks by which a page shows what built it. For the record only: no reader asks for a family. */
import type { PortalFamily } from '../../model/list-knowledge.js';

export const families = [
  { name: 'hanweb-unit', marks: ['jpaas-publish-server', 'parseType="bulidstatic"', 'parsetype="bulidstatic"'] },
  { name: 'hanweb-jpage', marks: ['dataproxy.jsp', '<datastore>', '.jpage('] },
  { name: 'hanweb-xxgk', marks: ['/module/xxgk/'] },
  { name: 'gkmlpt', marks: ['/gkmlpt/'] },
  { name: 'ucap', marks: ['column-index', '<ucapcontent', 'ucap', 'websiteCode'] },
  { name: 'trs', marks: ['createPageHTML(', 'TRS_', 'trs_'] },
  { name: 'lonsun', marks: ['OpennessAnnualReport', '/public/column/', 'lonsun', 'Lonsun'] },
  { name: 'vsb', marks: ['vsb_', '_sitegray', 'visitcount.jsp', '/system/resource/'] },
  { name: 'hanweb', marks: ['/col/col', '/art/'] },
] as const satisfies readonly PortalFamily[];
