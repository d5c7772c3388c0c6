import type { TreatedText } from '../model/text.js';
import type { TextKnowledge } from '../model/text-knowledge.js';
export function treatText(raws: readonly string[], _knowledge: TextKnowledge): TreatedText {
  return { texts: raws, script: 'simplified', diagnostics: [] };
}
