import { describe, expect, it } from 'vitest';
import { fill, type PublicWalkOptions, walkPublic } from './public-walk.ts';

const NAME = '漏洩 太郎';
const SJIS_NAME = Uint8Array.of(0x98, 0x52, 0x89, 0x6b, 0x20, 0x91, 0xbe, 0x98, 0x59);
const PHONE = '090-0000-1111';

/** Pages by path; everything else is an error that says what it was asked for. */
function appOf(pages: Record<string, string | Uint8Array | Response>) {
  const request = (address: string) => {
    const path = new URL(address).pathname.replace(/^\/en(?=\/|$)/, '') || '/';
    const page = pages[path];
    if (page instanceof Response) return page.clone();
    return page === undefined ? new Response('not here', { status: 404 }) : new Response(page as BodyInit);
  };
  const routes = Object.keys(pages).map((path) => ({ method: 'GET', path }));
  const options = (secrets: string[]): PublicWalkOptions => ({
    ...{ starts: ['/'], secrets, values: {} },
  });
  return { app: { request, routes }, options };
}

const hidden: Record<string, string | Uint8Array | Response> = {
  'a page': `<p>${NAME}</p>`,
  'full width and no space': '<td>漏洩太郎</td>',
  'between tags': '<p>漏洩<wbr> 太郎</p>',
  entities: '<p>&#28431;&#x6d29; &#22826;&#37070;</p>',
  'escaped JSON': '{"by":"\\u6f0f\\u6d29 \\u592a\\u90ce"}',
  'a folded line of a calendar': 'SUMMARY:漏洩\r\n  太郎\r\n',
  Shift_JIS: SJIS_NAME,
  'an address': `<a href="https://elsewhere.invalid/?who=${encodeURIComponent(NAME)}">x</a>`,
  base64: `data:text/plain;base64,${Buffer.from(NAME).toString('base64')}`,
  'a header': new Response('fine', { headers: { 'x-author': encodeURIComponent(NAME) } }),
};

describe('the walk', () => {
  for (const [how, page] of Object.entries(hidden)) {
    it(`finds a name hidden as: ${how}`, async () => {
      const { app, options } = appOf({ '/': '<a href="/deep">on</a>', '/deep': page });
      const { leaks } = await walkPublic(app, options([NAME]));
      expect(leaks.map(({ path }) => path)).toContain('/deep');
    });
  }

  it('finds a number however it is written, and nothing where there is nothing', async () => {
    const { app, options } = appOf({ '/': '<a href="/deep">on</a>', '/deep': '０９０ー００００ー１１１１' });
    expect((await walkPublic(app, options([PHONE]))).leaks).not.toEqual([]);
    expect((await walkPublic(app, options([NAME]))).leaks).toEqual([]);
  });

  it('follows links of pages and feeds, and asks for routes that no link leads to', async () => {
    const { app, options } = appOf({
      '/': '<a href="/feed.ics">on</a>',
      '/feed.ics': 'URL:http://localhost/from-\r\n feed\r\n',
      '/from-feed': 'here',
      '/lonely': `error for ${PHONE}`,
    });
    const walk = await walkPublic(app, options([PHONE]));
    expect([...walk.shown].sort()).toEqual(['/', '/feed.ics', '/from-feed', '/lonely']);
    expect(walk.leaks[0]).toEqual({ path: '/lonely', secret: PHONE, where: 'body' });
  });

  it('fills parameters with what fits, and with what nothing has', () => {
    expect(fill('/:code{[0-9]{6}}/x/:id', { code: ['992020', 'no'], id: ['a'] })).toEqual([
      '/992020/x/a',
      '/992020/x/404',
    ]);
  });
});
