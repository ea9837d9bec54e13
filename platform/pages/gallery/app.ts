/** Serves the gallery: for tests, pictures, and whoever works on a component. No part of a running site. */
import { Hono } from 'hono';
import type { Lang } from '../../messages/index.ts';
import { assets } from '../assets.ts';
import { componentsPage } from './components.tsx';
import { garbagePage } from './garbage.tsx';
import { homePage } from './home.tsx';
import { monthPage, posterPage, yearPage } from './print.tsx';

/** Path without the language prefix → the document. */
export const galleryPages: Readonly<Record<string, (lang: Lang) => string>> = {
  '/demo/garbage': garbagePage,
  '/demo/home': (lang) => homePage(lang),
  '/demo/home-sea': (lang) => homePage(lang, 'sea'),
  '/demo/home-plain': (lang) => homePage(lang, 'plain'),
  '/demo/home-snow': (lang) => homePage(lang, 'snow'),
  '/demo/print': monthPage,
  '/demo/year': yearPage,
  '/demo/poster': posterPage,
  '/demo/components': componentsPage,
};

/** The same content security policy that a site has, so that nothing in the gallery needs more. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'";

/** An app with all gallery pages in both languages and the static files. */
export function galleryApp(): Hono {
  const app = new Hono();
  for (const [path, render] of Object.entries(galleryPages)) {
    app.get(path, (c) => c.html(render('ja'), 200, { 'Content-Security-Policy': policy }));
    app.get(`/en${path}`, (c) => c.html(render('en'), 200, { 'Content-Security-Policy': policy }));
  }
  app.get('/static/:file', (c) => {
    const file = assets().files.get(c.req.param('file'));
    if (file === undefined) return c.notFound();
    return c.body(new Uint8Array(file.body), 200, { 'Content-Type': file.contentType });
  });
  return app;
}
