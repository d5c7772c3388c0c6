/** What is known of portals: where official pages live, and what a hijacked copy of one carries. */
import type { PortalKnowledge } from '../../model/record-knowledge.js';

export const portals = {
  official: ['gov.cn'],
  spam: /彩票|体彩|福彩|欧洲杯|世界杯投注|博彩|娱乐城|赌场|百家乐|时时彩|棋牌|(?:凯发|亚博|开云|乐鱼|华体会|米兰|星空|半岛|爱游戏|江南|九游|必威|万博)(?:国际|体育|娱乐|官网|平台|登录|app|k8)|威尼斯人|葡京|太阳城|bet365|真人娱乐|电竞投注/iu,
} as const satisfies PortalKnowledge;
