import type { AuditCode } from '#src/people/audit.ts';

/** The kinds the owner may choose from. What was changed stands in the timelines themselves and is read from there. */
export const auditKinds = ['changed', 'seen', 'data', 'sign-in', 'people'] as const;
export type AuditKind = (typeof auditKinds)[number];

export const kindOf: Record<AuditCode, AuditKind> = {
  'order-seen': 'seen',
  'person-exported': 'data',
  'person-erased': 'data',
  'customer-read-own': 'data',
  'erasure-asked': 'data',
  'audit-exported': 'data',
  'signed-in': 'sign-in',
  'sign-in-failed': 'sign-in',
  'sign-in-locked': 'sign-in',
  'signed-out': 'sign-in',
  'sessions-ended': 'sign-in',
  'password-changed': 'sign-in',
  'password-reset': 'sign-in',
  'pin-changed': 'sign-in',
  'second-factor-on': 'sign-in',
  'second-factor-off': 'sign-in',
  'passkey-added': 'sign-in',
  'passkey-removed': 'sign-in',
  'key-made': 'people',
  'key-revoked': 'people',
  'roles-changed': 'people',
  'person-added': 'people',
  'person-disabled': 'people',
  'person-enabled': 'people',
  'person-left': 'people',
  'alias-changed': 'people',
  'retention-changed': 'people',
};

export const codesOf = (kind: AuditKind): AuditCode[] =>
  (Object.keys(kindOf) as AuditCode[]).filter((code) => kindOf[code] === kind);
