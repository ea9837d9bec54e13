/**
 * What the service worker of a site does with notices: shows them, and opens the page that they lead to. Plain
 * JavaScript as text, to be written into `/sw.js`, whose scope is the whole site. It opens addresses of this site only.
 */
export const pushWorkerSource = `
self.addEventListener('push', (event) => {
  let notice = {};
  try { notice = event.data ? event.data.json() : {}; } catch { /* shown without its words rather than not at all */ }
  const title = String(notice.title || 'Tomoni');
  const options = { body: String(notice.body || ''), tag: String(notice.tag || ''), data: { url: String(notice.url || '/') }, icon: '/favicon.svg' };
  event.waitUntil(self.registration.showNotification(title, options));
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = new URL(event.notification.data && event.notification.data.url || '/', self.location.origin);
  if (url.origin !== self.location.origin) return;
  event.waitUntil(self.clients.matchAll({ type: 'window' }).then((open) => {
    const there = open.find((client) => client.url === url.href);
    return there ? there.focus() : self.clients.openWindow(url.href);
  }));
});
`;
