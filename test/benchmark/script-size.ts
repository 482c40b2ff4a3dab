import { gzipSync } from 'node:zlib';
import { loadAssets } from '#src/web/assets.ts';
import type { Row } from './row.ts';

/** What the customer's phone has to fetch before the page is live. */
export const scriptSize: Row = {
  name: 'script',
  says: "the script of the customer's page, as it is served and packed by gzip",
  ceiling: 'none',
  aims: [{ figure: 'gzip KB', as: 'plain', most: 20 }],
  rounds: 1,
  sides: {
    async product() {
      const assets = await loadAssets();
      const script = assets.at(assets.url('customer.js'));
      if (!script) throw new Error('the page of the customer has no script');
      return { 'gzip KB': gzipSync(script.body, { level: 9 }).length / 1024 };
    },
    ceiling: async () => ({}),
  },
};
