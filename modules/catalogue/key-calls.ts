/** What programs with a key can do with open data, for `/openapi.json`: bring files in, and hand them in. */
import { uploadCalls } from '@tomoni/platform/intake';
import type { KeyCall } from '@tomoni/platform/openapi';

export const keyCalls: readonly KeyCall[] = uploadCalls({
  path: '/{code}/office/data/upload',
  route: '/:code{[0-9]{6}}/office/data/upload',
  id: 'data',
  parameters: [
    {
      name: 'code',
      in: 'path',
      text: { ja: '全国地方公共団体コード（6桁）', en: 'Code of the municipality, six digits' },
      schema: { type: 'string', pattern: '^[0-9]{6}$' },
    },
  ],
});
