/** What is known of portals: where official pages live, and what a hijacked copy of one carries. */
import type { PortalKnowledge } from '../../model/record-knowledge.js';

export const portals = {
  official: ['gov.cn'],
  spam: /彩票|体彩|福彩|欧洲杯|世界杯投注|博彩|娱乐城|赌场|百家乐|时时彩|棋牌/u,
} as const satisfies PortalKnowledge;
