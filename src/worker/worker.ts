import { answer } from './answer.ts';
import { keepOffered } from './keep-offered.ts';
import { keepShell, removeOldShells } from './shell.ts';

declare const self: ServiceWorkerGlobalScope;

// Keeps the bench on a device. A new version takes over at once: pages come from the network first, so nobody sees an
// older one for it, and what is kept of before stays until it is replaced.
self.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(removeOldShells().then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
  const given = answer(event);
  if (given !== null) event.respondWith(given);
});
self.addEventListener('message', (event) => event.waitUntil(keepOffered(event.data)));
