/** Names for pages: places with their GB/T 2260 codes, and the kinds of agencies that report. Data, and one choice. */
import type { Random } from './random.js';

export interface Place {
  readonly code: string;
  /** The place alone, as a county or city is named. */
  readonly name: string;
  /** Latin slug for invented hosts. */
  readonly slug: string;
  readonly kind: 'city' | 'county' | 'district';
}

export interface AgencyChoice {
  readonly place: Place;
  /** The full name. */
  readonly name: string;
  /** How the header names it: without the place, or the full name. */
  readonly short: string;
  /** 我局, 我乡. */
  readonly we: string;
}

const place = (code: string, name: string, slug: string, kind: Place['kind']): Place => ({ code, name, slug, kind });

const PLACES: readonly Place[] = [
  place('321200', '泰州市', 'taizhou', 'city'),
  place('321300', '宿迁市', 'suqian', 'city'),
  place('330600', '绍兴市', 'shaoxing', 'city'),
  place('340800', '安庆市', 'anqing', 'city'),
  place('350500', '泉州市', 'quanzhou', 'city'),
  place('370300', '淄博市', 'zibo', 'city'),
  place('430400', '衡阳市', 'hengyang', 'city'),
  place('620600', '武威市', 'wuwei', 'city'),
  place('511100', '乐山市', 'leshan', 'city'),
  place('321322', '沭阳县', 'shuyang', 'county'),
  place('360733', '会昌县', 'huichang', 'county'),
  place('361030', '广昌县', 'guangchang', 'county'),
  place('422827', '来凤县', 'laifeng', 'county'),
  place('431226', '麻阳苗族自治县', 'mayang', 'county'),
  place('622922', '康乐县', 'kangle', 'county'),
  place('610113', '西安市雁塔区', 'yanta', 'district'),
  place('440103', '广州市荔湾区', 'liwan', 'district'),
  place('350206', '厦门市湖里区', 'huli', 'district'),
  place('620403', '白银市平川区', 'pingchuan', 'district'),
  place('330602', '绍兴市越城区', 'yuecheng', 'district'),
];

const BUREAUS = ['财政局', '审计局', '教育局', '卫生健康局', '农业农村局', '统计局', '民政局', '水利局', '交通运输局'];
const BUREAUS_CITY = ['行政审批局', '住房和城乡建设局', '市场监督管理局', '人力资源和社会保障局', '发展和改革委员会'];
const TOWNS = ['东浦镇', '长桥镇', '上湾乡', '中村乡', '板栗树乡', '张义镇', '石桥镇'];
const STREETS = ['新华街道', '南源街道', '湖里街道', '东城街道'];

const LEVELS = { city: '市', county: '县', district: '区' } as const;

export function chooseAgency(random: Random): AgencyChoice {
  const where = random.pick(PLACES);
  const level = LEVELS[where.kind];
  const kind = random.pick(['bureau', 'bureau', 'bureau', 'government', 'office', 'town'] as const);
  if (kind === 'government') {
    return { place: where, name: `${where.name}人民政府`, short: `${level}人民政府`, we: `我${level}` };
  }
  if (kind === 'office') {
    return { place: where, name: `${where.name}人民政府办公室`, short: `${level}政府办公室`, we: '我办' };
  }
  if (kind === 'town' && where.kind !== 'city') return chooseTown(random, where);
  const bureau = random.pick(where.kind === 'city' ? [...BUREAUS, ...BUREAUS_CITY] : BUREAUS);
  const we = bureau.endsWith('委员会') ? '我委' : '我局';
  return { place: where, name: `${where.name}${bureau}`, short: `${level}${bureau}`, we };
}

function chooseTown(random: Random, where: Place): AgencyChoice {
  if (where.kind === 'district' && random.chance(0.6)) {
    const street = random.pick(STREETS);
    return { place: where, name: `${where.name}${street}办事处`, short: `${street}办事处`, we: '我街道' };
  }
  const town = random.pick(TOWNS);
  const we = town.endsWith('乡') ? '我乡' : '我镇';
  return { place: where, name: `${where.name}${town}人民政府`, short: `${town}人民政府`, we };
}
