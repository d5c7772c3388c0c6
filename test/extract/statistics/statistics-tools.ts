/** What the readers of statistics work with, of the default knowledge: without regions, portals and headers, which take long to lay out. */

import { readLine } from '../../../src/extract/sections/read-line.js';
import { compileSectionWords } from '../../../src/extract/sections/section-words.js';
import { compileStatistics } from '../../../src/extract/statistics/reading.js';
import { national2014 } from '../../../src/knowledge/forms/national-2014.js';
import { national2019 } from '../../../src/knowledge/forms/national-2019.js';
import { national2021 } from '../../../src/knowledge/forms/national-2021.js';
import { headings } from '../../../src/knowledge/labels/headings.js';
import { statisticsWords } from '../../../src/knowledge/labels/statistics.js';
import { numberWords } from '../../../src/knowledge/text/numbers.js';
import { ordinalWords } from '../../../src/knowledge/text/ordinals.js';
import { compileOrdinals } from '../../../src/text/read-ordinal.js';

const sections = compileSectionWords(headings, compileOrdinals(ordinalWords));

export const statistics = compileStatistics({
  forms: [national2014, national2019, national2021],
  statistics: statisticsWords,
  numbers: numberWords,
  ordinals: ordinalWords,
  isHeading: (line) => readLine(line, sections).heading?.sure === true,
});
