/** Bytes → every part of a page through the real stages, and the knowledge they work with, for tests. */
import { compileKnowledge } from '../../../src/compile-knowledge.js';
import { defaultKnowledge } from '../../../src/knowledge/index.js';
import { type Parts, readParts } from '../../../src/read-parts.js';

export const tools = compileKnowledge(defaultKnowledge);
export const sectionWords = tools.sections;
export const { forms, refusal } = defaultKnowledge;

export function readWhole(bytes: Uint8Array): Parts {
  return readParts(bytes, {}, tools);
}
