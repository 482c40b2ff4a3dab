/** Who did what, by id; `what` is a code of people/audit.ts and `about` JSON without names. */
export type AuditRow = {
  id: string;
  at: number;
  shop: string | null;
  who: string | null;
  what: string;
  order_id: string | null;
  about: string;
};

/** What a shop may say of how long it keeps something. */
export const retentionKinds = ['photos', 'questions', 'links', 'security', 'identity'] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** When an order's photos, the texts of its questions and whoever it was for were removed. */
export type OrderGone = {
  photos_gone_at: number | null;
  questions_gone_at: number | null;
  erased_at: number | null;
};

/** What customers call a colleague, if not by the first name; and since when one is only a number here. */
export type PersonCalled = { alias: string | null; left_at: number | null; left_number: number | null };

export type PrivacyTables = {
  audit: AuditRow;
  /** Orders whose person was erased; not done yet is one that a crash left behind. */
  erasures: { order_id: string; at: number; done_at: number | null };
  /** For how many days; a kind without a row is as usual. */
  retentions: { shop: string; kind: RetentionKind; days: number };
  /** What was removed because its time was over. */
  sweeps: { shop: string; id: string; at: number; kind: RetentionKind; removed: number };
};
