/**
 * In: a viewer's page with the report year in its address and a menu of years. Out: the addresses for those years: viewers
 * show one report per agency and year and link none of them.
 */
import type { LinkPage } from '../model/link-page.js';
import { readAddressYears } from '../record/read-address-year.js';
import type { ListScene } from './list-scene.js';
import type { Named } from './read-candidates.js';

const YEAR = /^(20\d{2})/;
const QUERY_YEAR = /^([?&][^=]{1,40}=)\d{4}$/;

export function readYearOptions({ options, title }: LinkPage, scene: ListScene): Named[] {
  const [own] = readAddressYears(scene.url, scene.knowledge.year).filter(({ from }) => from === 'query');
  const name = own === undefined ? undefined : QUERY_YEAR.exec(own.text)?.[1];
  if (own === undefined || name === undefined) return [];
  const years = new Set(
    options.flatMap(({ value, words }) => YEAR.exec(value)?.[1] ?? YEAR.exec(words.text)?.[1] ?? []),
  );
  return [...years]
    .filter((year) => Number(year) !== own.year)
    .map((year) => ({
      url: scene.url.replace(own.text, `${name}${year}`),
      title: `${year} ${title?.text ?? ''}`.trim(),
      date: null,
      agency: null,
    }));
}
