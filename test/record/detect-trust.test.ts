import { describe, expect, it } from 'vitest';
import { portals } from '../../src/knowledge/portals/index.js';
import { detectTrust, type TrustEvidence } from '../../src/record/detect-trust.js';

const PLAIN: TrustEvidence = { url: null, finalUrl: null, script: 'simplified', annotations: 0, texts: [] };

function detect(evidence: Partial<TrustEvidence>) {
  return detectTrust({ ...PLAIN, ...evidence }, portals);
}

describe('detectTrust', () => {
  it.each(['http://www.taizhou.gov.cn/a', 'https://GOV.CN./', 'http://x.y.gov.cn:8080/a?b'])('official: %s', (url) => {
    expect(detect({ url })).toBe('official');
  });

  it.each([
    'http://gov.cn.mirror.example/',
    'http://www.gov.cn@mirror.example/',
    'http://notgov.cn/',
    'ftp://a.gov.cn/',
    'x',
  ])('not official: %s', (url) => {
    expect(detect({ url })).not.toBe('official');
  });

  it('does not call the seed official', () => {
    expect(detect({ script: 'traditional', annotations: 130 })).toBe('mirror');
  });

  it('is unknown without a sign', () => {
    expect(detect({})).toBe('unknown');
    expect(detect({ script: 'traditional' })).toBe('unknown');
  });

  it('knows copies by spam, by script, by their own host in the text, by a redirect away', () => {
    const url = 'http://www.mirror.example/a';
    expect(detect({ url, texts: ['中国体彩网'] })).toBe('mirror');
    expect(detect({ url, script: 'mixed' })).toBe('mirror');
    expect(detect({ url, texts: ['登录http://www.mirror.example查询'] })).toBe('mirror');
    expect(detect({ url: 'http://a.gov.cn/', finalUrl: url })).toBe('unknown');
  });
});
