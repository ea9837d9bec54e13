/** A small CKAN on loopback for tests, which counts what it is asked and can refuse. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeFile {
  text: string;
  /** Changes with the text. */
  etag: string;
}

export interface FakeCkan {
  base: string;
  host: string;
  /** Addresses in the order in which they were asked, with the status that came back. */
  asked: { path: string; status: number }[];
  files: Map<string, FakeFile>;
  /** Called for each request; a status stops it there. */
  before: (path: string) => number | null;
  close(): void;
}

/** `packages` datasets, each with one file `/files/<n>.csv`. */
export async function fakeCkan(files: ReadonlyMap<string, string>): Promise<FakeCkan> {
  const server = createServer((request, response) => answer(fake, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fake: FakeCkan = {
    ...{ base: `http://${host}`, host, asked: [], before: () => null },
    files: new Map([...files].map(([name, text]) => [name, { text, etag: `"${name}-1"` }])),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return fake;
}

function answer(fake: FakeCkan, request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '';
  const status = fake.before(path);
  const end = (code: number, body = '', headers: Record<string, string> = {}) => {
    fake.asked.push({ path, status: code });
    response.writeHead(code, headers).end(body);
  };
  const url = new URL(path, fake.base);
  const file = fake.files.get(decodeURIComponent(url.pathname.replace('/files/', '')));
  if (status !== null) end(status);
  else if (url.pathname === '/api/3/action/package_search') end(200, searched(fake, url.searchParams));
  else if (file === undefined) end(404);
  else if (file.etag !== '' && request.headers['if-none-match'] === file.etag)
    end(304, '', { ETag: file.etag });
  else end(200, file.text, file.etag === '' ? {} : { ETag: file.etag });
}

function searched({ files, base }: FakeCkan, query: URLSearchParams): string {
  const start = Number(query.get('start'));
  const names = [...files.keys()].sort();
  const results = names.slice(start, start + Number(query.get('rows'))).map((name) => ({
    ...{ name: name.replace('.csv', ''), title: name.replace('.csv', ''), license_id: 'CC-BY-4.0' },
    resources: [
      { url: `${base}/files/${encodeURIComponent(name)}`, name: '', format: 'CSV' },
      { url: `${base}/page`, name: 'page', format: 'HTML' },
    ],
  }));
  return JSON.stringify({ success: true, result: { count: names.length, results } });
}
