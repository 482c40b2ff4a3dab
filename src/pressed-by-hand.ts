import type { Request } from 'express';
import { wantsJson } from './answer.ts';

/**
 * Whether a person pressed, as far as a request can tell. Programs ask for JSON and are meant. A browser says where a
 * form came from, which a scanner that fills in forms does not; and one like Chromium says for a page that it goes to
 * whether somebody's own gesture led there, which a script that presses every button has not.
 */
export function pressedByHand(request: Request): boolean {
  if (wantsJson(request)) return true;
  if (request.get('Origin') === undefined && request.get('Sec-Fetch-Site') === undefined) return false;
  const saysGestures = request.get('Sec-CH-UA') !== undefined && request.get('Sec-Fetch-Mode') === 'navigate';
  return !saysGestures || request.get('Sec-Fetch-User') === '?1';
}
