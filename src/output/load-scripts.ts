/**
 * `load.R` and `load.do`: scripts that load the tables into R and Stata with types and labels. In: the tables that a dataset has;
 * out: two programs as text. R gets a list of data frames, Stata one file per table in `stata/`.
 */
import type { ColumnType, TableColumn, TableDescription } from './tables/table.js';

export const R_SCRIPT = 'load.R';
export const STATA_SCRIPT = 'load.do';

/** Whole numbers may be larger than R's integers. */
const R_CLASSES: Readonly<Record<ColumnType, string>> = {
  string: 'character',
  integer: 'numeric',
  number: 'numeric',
  boolean: 'logical',
  date: 'Date',
  year: 'integer',
};
const NUMERIC: ReadonlySet<ColumnType> = new Set(['integer', 'number', 'year']);

/** Characters of a label in Stata. */
const MOST_LABEL = 80;
const BACKSLASH_OR_QUOTE = /[\\"]/g;
/** What starts a macro in Stata, or ends its quotes. */
const MACRO = /[`$"']/g;

const R_HEAD = `# Loads the tables of this dataset into R, with types and labels (base R only).
#   source("${R_SCRIPT}", encoding = "UTF-8")
#   data <- load_dataset(".")
#   head(data$series); attr(data$series$value, "label")
load_dataset <- function(folder = ".") {
  load_table <- function(path, classes, keys, labels) {
    data <- read.csv(file.path(folder, path), colClasses = classes, na.strings = "", quote = "\\"",
                     comment.char = "", check.names = FALSE, fileEncoding = "UTF-8")
    for (name in keys) data[[name]][is.na(data[[name]])] <- ""
    for (name in names(labels)) attr(data[[name]], "label") <- labels[[name]]
    data
  }
  list(
`;

export function writeRScript(tables: readonly TableDescription[]): string {
  return `${R_HEAD}${tables.map(tableInR).join(',\n')}\n  )\n}\n`;
}

function tableInR({ name, path, columns }: TableDescription): string {
  const pairs = (value: (column: TableColumn) => string): string =>
    columns.map((column) => `${quoteR(column.name)} = ${quoteR(value(column))}`).join(',\n      ');
  const keys = columns
    .filter(({ key, type }) => key === true && type === 'string')
    .map((column) => quoteR(column.name));
  return [
    `    ${quoteR(name)} = load_table(`,
    `      ${quoteR(path)},`,
    `      c(${pairs(({ type }) => R_CLASSES[type])}),`,
    `      c(${keys.join(', ')}),`,
    `      c(${pairs(({ description }) => description)})`,
    '    )',
  ].join('\n');
}

function quoteR(text: string): string {
  return `"${text.replace(BACKSLASH_OR_QUOTE, '\\$&')}"`;
}

const STATA_HEAD = `* Loads the tables of this dataset into Stata, with types and labels, and saves each in stata/.
*   cd to the folder of the dataset, then: do ${STATA_SCRIPT}
version 16
capture mkdir "stata"
`;

export function writeStataScript(tables: readonly TableDescription[]): string {
  return STATA_HEAD + tables.map(tableInStata).join('');
}

function tableInStata({ name, path, title, columns }: TableDescription): string {
  const options = (['stringcols', 'numericcols'] as const).flatMap((option) => {
    const places = columns.flatMap(({ type }, index) =>
      NUMERIC.has(type) === (option === 'numericcols') ? [index + 1] : [],
    );
    return places.length === 0 ? [] : [`${option}(${writeNumbers(places)})`];
  });
  return [
    '',
    `import delimited using "${path}", clear varnames(1) case(preserve) encoding("UTF-8") ///`,
    `  bindquote(strict) maxquotedrows(unlimited) ${options.join(' ')}`,
    ...columns.flatMap(convertInStata),
    ...columns.map((column) => `label variable ${column.name} "${fitLabel(column.description)}"`),
    `label data "${fitLabel(title)}"`,
    `save "stata/${name}.dta", replace`,
    '',
  ].join('\n');
}

/** `1/3 5 7/9`. */
function writeNumbers(places: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === place - 1) last[1] = place;
    else runs.push([place, place]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}/${last}`)).join(' ');
}

/** Truth values and dates are read as text and made into what Stata has for them, in the same place. */
function convertInStata({ name, type }: TableColumn): readonly string[] {
  if (type === 'boolean') {
    return convert(name, [
      `generate byte ${name} = (_text == "true") if _text != ""`,
      'label define truth 0 "false" 1 "true", replace',
      `label values ${name} truth`,
    ]);
  }
  if (type !== 'date') return [];
  return convert(name, [`generate long ${name} = date(_text, "YMD")`, `format ${name} %tdCCYY-NN-DD`]);
}

function convert(name: string, commands: readonly string[]): readonly string[] {
  return [`rename ${name} _text`, ...commands, `order ${name}, before(_text)`, 'drop _text'];
}

function fitLabel(text: string): string {
  const characters = [...text.replace(MACRO, '')];
  return characters.length <= MOST_LABEL ? characters.join('') : `${characters.slice(0, MOST_LABEL - 1).join('')}…`;
}
