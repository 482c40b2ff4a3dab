// The rows as both databases keep them: ids text, times epoch milliseconds, yes/no 0 or 1, JSON text.
import type { EntryRow, PhotoRow } from './entry-tables.ts';
import type { MailTables } from './mail-tables.ts';
import type { OrderGone, PersonCalled, PrivacyTables } from './privacy-tables.ts';
import type { AbsenceRow, CoverTables, ExceptionKind, ExceptionRow, QuestionRow } from './question-tables.ts';

export type Language = 'nl' | 'en';
export type Role = 'technician' | 'desk' | 'owner';
export type OrderState = 'open' | 'ready' | 'handed-over' | 'cancelled' | 'cannot-be-done';
export type StepState = 'planned' | 'running' | 'paused' | 'finished' | 'skipped';
/** A moved promise has a newer one beside it; ended is one that nobody waits for any more. */
export type PromiseState = 'open' | 'kept' | 'moved' | 'broken' | 'ended';
export type PromiseKind = 'ready-by' | 'answer-by' | 'call-by' | 'free';
export type Audience = 'customer' | 'kitchen';
export type News = 'loud' | 'silent';

type TablesOfRooms = CoverTables & MailTables;

export type Tables = PrivacyTables &
  TablesOfRooms & {
    shops: ShopRow;
    people: PersonRow & PersonCalled;
    roles: { shop: string; person: string; role: Role; created_at: number };
    keys: { id: string; person: string; hash: string; created_at: number; revoked_at: number | null };
    acting: { session: string; person: string; since: number };
    templates: TemplateRow;
    template_steps: TemplateStepRow;
    customers: CustomerRow;
    subjects: SubjectRow;
    orders: OrderRow & OrderGone;
    steps: StepRow;
    entries: EntryRow;
    promises: PromiseRow;
    questions: QuestionRow;
    exceptions: ExceptionRow;
    photos: PhotoRow;
    /** After how many minutes a kind becomes an exception; a kind without a row is as usual. */
    thresholds: { shop: string; kind: ExceptionKind; minutes: number };
    /** A shop's own mark and colour, '#rrggbb'; without a row they are the house's. */
    brands: { shop: string; mark: string | null; colour: string | null };
    reading_times: { person: string; at_breaks: 0 | 1; times: string };
    answer_starts: { person: string; position: number; text: string };
    absences: AbsenceRow;
    holidays: { shop: string; day: string; name: string };
    search_words: { shop: string; word: string; order_id: string };
    command_keys: { shop: string; key: string; fingerprint: string; answer: string; at: number };
    imported_cases: { shop: string; case_id: string; order_id: string };
    followers: FollowerRow;
    links: LinkRow;
  };

export type ShopRow = {
  id: string;
  code: string;
  name: string;
  zone: string;
  language: Language;
  languages: string;
  hours: string;
  phone: string | null;
  last_number: number;
  created_at: number;
};

export type PersonRow = {
  id: string;
  name: string;
  language: Language;
  pin_hash: string | null;
  pin_misses: number;
  disabled_at: number | null;
  created_at: number;
};

export type TemplateRow = {
  shop: string;
  id: string;
  name: string;
  noun_nl: string;
  noun_en: string;
  position: number;
  retired_at: number | null;
  changed_at: number;
};

export type TemplateStepRow = {
  shop: string;
  template: string;
  position: number;
  title: string;
  customer_nl: string;
  customer_en: string;
  minutes: number;
  news: News;
  usually: string;
  usual_person: string | null;
};

export type CustomerRow = {
  shop: string;
  id: string;
  name: string;
  phone: string | null;
  phone_key: string | null;
  email: string | null;
  email_key: string | null;
  created_at: number;
};

export type SubjectRow = {
  shop: string;
  id: string;
  customer: string;
  name: string;
  plate: string | null;
  plate_key: string | null;
};

export type OrderRow = {
  shop: string;
  id: string;
  number: number;
  customer: string;
  subject: string;
  title: string;
  noun_nl: string;
  noun_en: string;
  purpose: string | null;
  wishes: string | null;
  owner: string;
  state: OrderState;
  last_entry: number;
  opened_at: number;
  changed_at: number;
  closed_at: number | null;
  /** Since when the customer has to decide: so long the clock of its ready-by stands still. */
  waits_since: number | null;
  /** A colleague who is asked to answer for it; it stays its owner's until they accept. */
  offered_to: string | null;
  offered_at: number | null;
  offer_note: string | null;
};

export type StepRow = {
  shop: string;
  id: string;
  order_id: string;
  position: number;
  title: string;
  customer_nl: string;
  customer_en: string;
  minutes: number;
  news: News;
  usually: string;
  specialist: string | null;
  state: StepState;
  started_at: number | null;
  paused_at: number | null;
  pause: string | null;
  finished_at: number | null;
};

export type PromiseRow = {
  shop: string;
  id: string;
  order_id: string;
  kind: PromiseKind;
  /** The question that an answer was promised to. */
  question: string | null;
  from_at: number;
  until_at: number;
  owner: string;
  state: PromiseState;
  made_at: number;
  ended_at: number | null;
  /** What was promised, where the kind does not say it all. */
  words: string | null;
};

export type FollowerRow = {
  shop: string;
  id: string;
  order_id: string;
  customer: string;
  part: 'customer' | 'second';
  language: Language;
};

export type LinkRow = {
  shop: string;
  id: string;
  order_id: string;
  follower: string;
  hash: string;
  issued_at: number;
  expires_at: number | null;
  revoked_at: number | null;
};
