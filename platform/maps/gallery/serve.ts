/** `node --import tsx platform/maps/gallery/serve.ts [PORT] [TILES]`: the gallery of maps on this machine. */
import { serve } from '../../http/index.ts';
import { galleryApp, mapPages } from './app.ts';

const [port = '3998', tiles] = process.argv.slice(2);
const maps = tiles === undefined ? null : { tiles, attribution: 'タイル', terms: null };
await serve(galleryApp(maps), { port: Number(port), host: '127.0.0.1' });
for (const path of mapPages) process.stdout.write(`http://localhost:${port}${path}\n`);
