/** Names of files of a dataset, below its folder, that more than one part of the program knows. */

export const TABLES_FOLDER = 'tables';
export const CODEBOOK_TEXT = 'codebook.md';
export const DATA_PACKAGE = 'datapackage.json';
