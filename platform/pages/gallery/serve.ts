/** `node --import tsx platform/pages/gallery/serve.ts [PORT]`: the gallery on this machine. */
import { serve } from '@hono/node-server';
import { galleryApp, galleryPages } from './app.ts';

const port = Number(process.argv[2] ?? 3999);
serve({ fetch: galleryApp().fetch, port, hostname: '127.0.0.1' }, () => {
  for (const path of Object.keys(galleryPages)) process.stdout.write(`http://localhost:${port}${path}\n`);
});
