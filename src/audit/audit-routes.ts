import { page, type Route } from '#src/route.ts';
import { auditFile } from './audit-file.ts';
import { auditPage } from './audit-page.ts';
import { FindAudit } from './wanted.ts';

const who = 'owner';

export const auditRoutes: Route[] = [
  page('/audit', {
    who,
    says: 'Who saw, changed, gave out and erased, and who came in',
    query: FindAudit,
    page: auditPage,
  }),
  page('/audit/file', { who, says: 'The same as CSV', query: FindAudit, page: auditFile }),
];
