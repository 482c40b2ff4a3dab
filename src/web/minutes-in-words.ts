import { type Language, say } from './words.ts';

/** "45 minuten", "1,5 uur", "2 uur en 20 minuten" */
export function minutesInWords(language: Language, minutes: number): string {
  if (minutes < 60) return say(language, 'web.minutes', { minutes });
  if (minutes % 30 === 0) return say(language, 'web.hours', { hours: minutes / 60 });
  return say(language, 'web.hours-minutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
