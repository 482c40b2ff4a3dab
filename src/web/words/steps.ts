// Why a press is refused, and what to do instead. `who` is a colleague's name, or `nobody`.
const nl = {
  'steps.note-empty': 'Schrijf iets, of kies een foto.',
  'steps.unknown': 'Deze stap hoort niet bij deze order. Ververs de pagina en kies een stap uit de lijst.',
  'steps.is-planned': '“{step}” is nog niet gestart. Druk eerst op Start.',
  'steps.is-running': '“{step}” loopt al: {who, select, nobody {een collega} other {{who}}} is ermee bezig.',
  'steps.is-paused': '“{step}” staat op pauze. Druk eerst op Verder.',
  'steps.is-finished': '“{step}” is al afgerond. Moet het over, kies dan Opnieuw doen.',
  'steps.is-skipped': '“{step}” is overgeslagen. Is het toch nodig, kies dan Opnieuw doen.',
  'steps.pause-first':
    '{who, select, nobody {Een collega} other {{who}}} is bezig met “{step}”. Zet de stap eerst op pauze.',
  'steps.not-finished': '“{step}” is nog niet afgerond, dus er is niets terug te nemen.',
  'steps.not-over': '“{step}” is nog niet afgerond of overgeslagen. Pas daarna kan het opnieuw.',
  'steps.nothing-changed': 'Er is niets veranderd aan “{step}”. Pas een titel, de tijd of het nieuws aan.',
  'steps.reason-needed': 'Er is al aan deze order gewerkt en de klant ziet deze wijziging. Schrijf erbij waarom.',
  'steps.reason-to-hand-on':
    '“{step}” is van {who, select, nobody {een collega} other {{who}}} en de klant ziet dat. Schrijf erbij waarom dit verandert.',
  'steps.no-such-colleague': 'Deze collega werkt hier niet of niet meer. Kies iemand uit de lijst.',
  'steps.already-theirs':
    '{who, select, nobody {“{step}” is al van niemand. Kies een collega.} other {{who} doet “{step}” al. Kies iemand anders.}}',
  'steps.needs-somebody': 'Aan “{step}” wordt al gewerkt, dus iemand moet het hebben. Kies wie het overneemt.',
  'steps.same-place': '“{step}” staat al op plaats {position, number}. Kies een andere plaats.',
  'steps.no-such-place':
    '“{step}” kan daar niet staan: wat af is of loopt, komt eerst. Kies een plaats van {from, number} tot en met {to, number}.',
  'steps.too-many': 'Deze order heeft al {most, number} stappen; meer passen er niet. Pas een van die stappen aan.',
  'steps.until-past': 'Dat tijdstip is al voorbij. Kies een later tijdstip, of laat het leeg.',
  'steps.until-far': 'Dat is meer dan een jaar vooruit. Kies een eerder tijdstip, of laat het leeg.',
  'steps.when-shape': 'Vul een tijd in, zoals 15:30, of een datum met een tijd.',
  'steps.minutes-shape': 'Vul een heel aantal minuten in, van 1 tot en met 2880.',
  'steps.place-shape': 'Vul een heel getal in, van 1 tot en met 999.',
  'steps.order-open': 'Deze order is al open. Er kan gewoon aan gewerkt worden.',
  'steps.order-ready': 'Deze order is al klaar gemeld. Moet er nog iets gebeuren, open de order dan eerst weer.',
  'steps.order-handed-over': 'Deze order is al meegegeven. Moet er nog iets gebeuren, open de order dan eerst weer.',
  'steps.order-cancelled': 'Deze order is gestopt. Gaat het toch door, open de order dan eerst weer.',
  'steps.order-cannot-be-done':
    'Van deze order is gemeld dat het niet kan. Kan het toch, open de order dan eerst weer.',
  'steps.order-not-ready': 'Deze order is nog niet klaar gemeld. Meld eerst dat alles klaar is.',
  'steps.order-somebody-works':
    '{who, select, nobody {Een collega} other {{who}}} is nog bezig met “{step}”. Zet die stap eerst op pauze of rond haar af.',
  'steps.order-step-left': '“{step}” is nog niet klaar. Rond de stap eerst af, of sla haar over met een reden.',
  'steps.order-nothing-done':
    'Er is nog geen stap afgerond, dus er is niets klaar. Rond eerst een stap af, of stop de order met een reden.',
  'steps.order-yours': 'Je bent al verantwoordelijk voor deze order.',
  'steps.details-same': 'Er is niets veranderd. Pas aan wat er anders moet.',
};

const en: Record<keyof typeof nl, string> = {
  'steps.note-empty': 'Write something, or choose a photo.',
  'steps.unknown': 'This step is not part of this order. Refresh the page and choose a step from the list.',
  'steps.is-planned': '“{step}” has not been started. Press Start first.',
  'steps.is-running':
    '“{step}” is already under way: {who, select, nobody {a colleague} other {{who}}} is at work on it.',
  'steps.is-paused': '“{step}” is on hold. Press Resume first.',
  'steps.is-finished': '“{step}” is already finished. If it has to be done again, choose Do again.',
  'steps.is-skipped': '“{step}” was skipped. If it is needed after all, choose Do again.',
  'steps.pause-first':
    '{who, select, nobody {A colleague} other {{who}}} is at work on “{step}”. Pause the step first.',
  'steps.not-finished': '“{step}” is not finished yet, so there is nothing to take back.',
  'steps.not-over': '“{step}” is not finished or skipped yet. Only after that can it be done again.',
  'steps.nothing-changed': 'Nothing about “{step}” has changed. Change a title, the time or the news.',
  'steps.reason-needed': 'Work on this order has begun and the customer sees this change. Please say why.',
  'steps.reason-to-hand-on':
    '“{step}” belongs to {who, select, nobody {a colleague} other {{who}}} and the customer sees that. Please say why this changes.',
  'steps.no-such-colleague': 'This colleague does not work here, or no longer does. Choose somebody from the list.',
  'steps.already-theirs':
    '{who, select, nobody {“{step}” is nobody’s already. Choose a colleague.} other {{who} already does “{step}”. Choose somebody else.}}',
  'steps.needs-somebody': 'Work on “{step}” has begun, so somebody has to have it. Choose who takes it over.',
  'steps.same-place': '“{step}” is already at place {position, number}. Choose another place.',
  'steps.no-such-place':
    '“{step}” cannot stand there: what is finished or under way comes first. Choose a place from {from, number} to {to, number}.',
  'steps.too-many': 'This order already has {most, number} steps; there is no room for more. Change one of those.',
  'steps.until-past': 'That moment has passed. Choose a later one, or leave it empty.',
  'steps.until-far': 'That is more than a year away. Choose an earlier moment, or leave it empty.',
  'steps.when-shape': 'Fill in a time, such as 15:30, or a date with a time.',
  'steps.minutes-shape': 'Fill in a whole number of minutes, from 1 to 2880.',
  'steps.place-shape': 'Fill in a whole number, from 1 to 999.',
  'steps.order-open': 'This order is open already. Work on it can simply go on.',
  'steps.order-ready': 'This order was already reported ready. If something is left to do, open the order again first.',
  'steps.order-handed-over':
    'This order was already handed over. If something is left to do, open the order again first.',
  'steps.order-cancelled': 'This order was stopped. If it goes ahead after all, open the order again first.',
  'steps.order-cannot-be-done':
    'It was said that this order cannot be done. If it can after all, open the order again first.',
  'steps.order-not-ready': 'This order has not been reported ready yet. Report first that everything is ready.',
  'steps.order-somebody-works':
    '{who, select, nobody {A colleague} other {{who}}} is still at work on “{step}”. Pause or finish that step first.',
  'steps.order-step-left': '“{step}” is not done yet. Finish the step first, or skip it with a reason.',
  'steps.order-nothing-done':
    'No step has been finished yet, so nothing is ready. Finish a step first, or stop the order with a reason.',
  'steps.order-yours': 'You are already responsible for this order.',
  'steps.details-same': 'Nothing has changed. Change what has to be different.',
};

export const stepsWords = { nl, en };
