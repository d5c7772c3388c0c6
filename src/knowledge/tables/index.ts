/** What the tables of a dataset are made with: short names of columns, units of money, words of the data package. */
import type { TableKnowledge } from '../../model/table-knowledge.js';
import { activityConcepts } from './activity-concepts.js';
import { breaks } from './breaks.js';
import { columnLabels, tableLabels } from './column-labels.js';
import { requestConcepts } from './request-concepts.js';
import { reviewConcepts } from './review-concepts.js';

export const tableKnowledge = {
  shortWords: {
    normative_documents: 'norm_docs',
    administrative_fees: 'admin_fees',
    channels: 'chan',
    press_conferences: 'press',
    requests: 'req',
    answered: 'ans',
    refused: 'ref',
    not_government_information: 'not_gov_info',
    security_stability: 'security',
    clarification_requested: 'clarify',
    outcome: 'out',
    unavailable: 'unav',
    not_processed: 'unproc',
    internal_affairs: 'internal',
    enforcement_file: 'enforcement',
    not_corrected: 'uncorrected',
    reconsideration: 'recons',
    litigation: 'lit',
    litigation_direct: 'lit_direct',
    litigation_after_reconsideration: 'lit_after',
    natural_person: 'person',
    enterprise: 'firm',
    public_welfare: 'welfare',
    legal_services: 'legal',
  },
  moneyUnits: { 元: 0, 万元: 4, 亿元: 8, 萬元: 4, 億元: 8 },
  concepts: [...requestConcepts, ...reviewConcepts, ...activityConcepts],
  breaks,
  tableLabels,
  columnLabels,
  cutMark: '…… 单元格容不下，全文见 ',
  dataPackage: {
    name: 'govdisclose-dataset',
    title: 'Annual open-government-information reports of Chinese authorities (政府信息公开工作年度报告)',
    author: 'Chinese authorities that published the reports; compiled with govdisclose',
    description:
      'Figures and text of annual reports on open government information, as published. A figure is in the tables only where it stands on the page; blank, placeholder, unreadable, absent and zero are told apart in the table observations. Made from the records by govdisclose.',
    profiles: {
      dataPackage: 'https://datapackage.org/profiles/2.0/datapackage.json',
      dataResource: 'https://datapackage.org/profiles/2.0/dataresource.json',
      tableSchema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    },
    licenses: [
      {
        name: 'other-pd',
        title:
          'Official documents of Chinese authorities are no subject of copyright (Copyright Law of the PRC, Article 5); the program claims no rights in what it writes',
      },
    ],
    keywords: ['open government', 'freedom of information', 'China', '政府信息公开'],
  },
  workbook: {
    main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
    relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    package: 'http://schemas.openxmlformats.org/package/2006',
  },
} as const satisfies TableKnowledge;
