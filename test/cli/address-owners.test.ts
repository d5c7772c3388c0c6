/** Whose reports an address gives: the first agency's, until somebody says otherwise. */
import { describe, expect, it } from 'vitest';
import { AddressOwners } from '../../src/cli/address-owners.js';
import type { StatedAgency } from '../../src/model/capture.js';
import type { DisclosureRecord } from '../../src/model/record.js';
import { sampleRecord } from '../output/sample-record.js';

const URL = 'http://a.example/1.html';
const record = sampleRecord();

function reportOf(key: string, id: string | null = `${key}/2016`): DisclosureRecord {
  return { ...record, id, agency: { ...record.agency, key } };
}

function captured(changes: { accepted?: boolean; method?: 'POST'; agency?: StatedAgency; url?: string } = {}) {
  const { accepted = false, method = null, agency = null, url = URL } = changes;
  return { context: { url, finalUrl: url, agency }, by: { accepted, method } };
}

describe('AddressOwners', () => {
  it('holds another agency’s page at the address of the first, night after night', () => {
    const owners = new AddressOwners();
    expect(owners.isForeign(captured(), reportOf('a'))).toBe(false);
    for (const _ of [1, 2]) expect(owners.isForeign(captured(), reportOf('b'))).toBe(true);
    expect(owners.isForeign(captured(), reportOf('a'))).toBe(false);
    expect(owners.isForeign(captured({ url: `${URL}?2` }), reportOf('b'))).toBe(false);
  });

  it('gives the address to what was accepted', () => {
    const owners = new AddressOwners();
    owners.isForeign(captured(), reportOf('a'));
    expect(owners.isForeign(captured({ accepted: true }), reportOf('b'))).toBe(false);
    expect(owners.isForeign(captured(), reportOf('b'))).toBe(false);
    expect(owners.isForeign(captured(), reportOf('a'))).toBe(true);
  });

  it('takes no statement for what the page says', () => {
    const owners = new AddressOwners();
    expect(owners.isForeign(captured({ agency: { name: 'b' } }), reportOf('b'))).toBe(false);
    expect(owners.isForeign(captured(), reportOf('a'))).toBe(false);
    expect(owners.isForeign(captured({ agency: { key: 'b' } }), reportOf('b'))).toBe(false);
    expect(owners.isForeign(captured(), reportOf('b'))).toBe(true);
  });

  it('judges neither answers to forms nor pages whose agency is unknown', () => {
    const owners = new AddressOwners();
    owners.isForeign(captured(), reportOf('a'));
    expect(owners.isForeign(captured({ method: 'POST' }), reportOf('b'))).toBe(false);
    expect(owners.isForeign(captured(), reportOf('b', null))).toBe(false);
    expect(owners.isForeign(captured({ agency: { region: { code: '421300', name: '随州市' } } }), reportOf('b'))).toBe(
      true,
    );
  });
});
