/**
 * Certificates made when a test wants them, so that none is kept that expires one day. In: for whom, from when to when, and
 * who signs. Out: PEM of certificate and key (X.509 v3, EC P-256), written in DER by hand because Node only reads them.
 */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  readonly name: string;
  readonly cert: string;
  readonly key: string;
  readonly privateKey: KeyObject;
}

export interface CertificateOptions {
  /** Common name, and the host it is for unless `hosts` says otherwise. */
  readonly name: string;
  readonly hosts?: readonly string[];
  readonly from?: Date;
  readonly to?: Date;
  /** Signed by itself without. */
  readonly issuer?: Certificate;
  readonly isAuthority?: boolean;
}

const DAY = 86_400_000;
const ECDSA_SHA256 = oid('2a8648ce3d040302');
const COMMON_NAME = oid('550403');
const SUBJECT_ALT_NAME = oid('551d11');
const BASIC_CONSTRAINTS = oid('551d13');

export function makeCertificate(options: CertificateOptions): Certificate {
  const { name, issuer } = options;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signed = toBeSigned(options, publicKey);
  const signature = sign('sha256', signed, issuer?.privateKey ?? privateKey);
  const der = sequence(signed, sequence(ECDSA_SHA256), tlv(0x03, Buffer.from([0]), signature));
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { name, cert: toPem(der), key, privateKey };
}

function toBeSigned(options: CertificateOptions, publicKey: KeyObject): Buffer {
  const { name, issuer, from = new Date(Date.now() - DAY), to = new Date(Date.now() + DAY) } = options;
  return sequence(
    tlv(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    sequence(ECDSA_SHA256),
    nameOf(issuer?.name ?? name),
    sequence(time(from), time(to)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions(options))),
  );
}

function extensions({ name, hosts = [name], isAuthority = false }: CertificateOptions): readonly Buffer[] {
  const names = hosts.map((host) => tlv(0x82, Buffer.from(host)));
  const authority = isAuthority ? [sequence(BASIC_CONSTRAINTS, octets(sequence(tlv(0x01, Buffer.from([0xff])))))] : [];
  return [sequence(SUBJECT_ALT_NAME, octets(sequence(...names))), ...authority];
}

function nameOf(text: string): Buffer {
  return sequence(tlv(0x31, sequence(COMMON_NAME, tlv(0x0c, Buffer.from(text)))));
}

/** GeneralizedTime: 20260102030405Z. */
function time(date: Date): Buffer {
  return tlv(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
}

function oid(hex: string): Buffer {
  return tlv(0x06, Buffer.from(hex, 'hex'));
}

function integer(bytes: Buffer): Buffer {
  return tlv(0x02, bytes);
}

function octets(content: Buffer): Buffer {
  return tlv(0x04, content);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, ...parts);
}

function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
