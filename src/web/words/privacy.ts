/** What is held about people: taking it out, erasing it, and how long it is kept. */
export const privacyWords = {
  nl: {
    'privacy.back': 'Terug naar order {order}',
    'privacy.contact': 'Naam en contact',
    'privacy.data': 'Persoonsgegevens',
    'privacy.data-hint':
      'Vraagt de klant wat u bewaart, of wil de klant vergeten worden? Wie dit opent of doet, staat in het logboek.',
    'privacy.download': 'Alles in één bestand, met foto’s',
    'privacy.download-hint': 'Gesprekken binnen de zaak zitten er niet in.',
    'privacy.erase': 'Gegevens wissen',
    'privacy.erase-do': 'Wis definitief',
    'privacy.erase-title': 'Gegevens bij order {order} wissen',
    'privacy.goes': 'Dit gaat weg',
    'privacy.goes-companions':
      '{count, plural, one {Wie meekeek en verder niet bekend is: # persoon} other {Wie meekeken en verder niet bekend zijn: # personen}}',
    'privacy.goes-follows':
      '{count, plural, one {Wat deze klant schreef bij # order van iemand anders} other {Wat deze klant schreef bij # orders van anderen}}',
    'privacy.goes-links':
      '{count, plural, =0 {Er zijn geen links} one {# link: die opent niets meer} other {# links: die openen niets meer}}',
    'privacy.goes-photos':
      '{count, plural, =0 {Er zijn geen foto’s} one {# foto, ook het bestand} other {# foto’s, ook de bestanden}}',
    'privacy.goes-who':
      'Naam, telefoon, e-mail, kenteken en wat ermee gezocht kan worden, bij {count, plural, one {order {orders}} other {de orders {orders}}}',
    'privacy.goes-words':
      'Alles wat iemand erbij schreef: wensen, vragen, antwoorden, notities, redenen en afspraken in woorden, ook die van collega’s',
    'privacy.held': 'Alles wat bewaard wordt',
    'privacy.links': 'Links',
    'privacy.link-line': 'Gemaakt op {made}',
    'privacy.link-ends': 'geldig tot {ended}',
    'privacy.looks': 'Wie keek of iets deed',
    'privacy.looks-by': '{by}: {what}',
    'privacy.made': 'Opgemaakt op {at} door {shop}.',
    'privacy.mails': 'Verstuurde mails',
    'privacy.none': 'Niets.',
    'privacy.not-this': 'Gesprekken van medewerkers onder elkaar staan er niet in. Vraag ernaar bij de balie.',
    'privacy.number': 'Typ het ordernummer ({order}) om te bevestigen',
    'privacy.open': 'Dit kan nu nog niet',
    'privacy.open-hint': 'Geef eerst mee of stop wat nog loopt. Daarna kan er worden gewist.',
    'privacy.order': 'Order {order}',
    'privacy.other-number': 'Dat is een ander nummer. Typ {order}.',
    'privacy.photos': 'Foto’s',
    'privacy.purpose': 'Waarvoor u kwam',
    'privacy.questions': 'Vragen en antwoorden',
    'privacy.read': 'Alles wat we bewaren',
    'privacy.removed': '(verwijderd)',
    'privacy.said': '{by}: {text}',
    'privacy.since': 'Bekend sinds {since}',
    'privacy.state-cancelled': 'gestopt',
    'privacy.state-cannot-be-done': 'kon niet',
    'privacy.state-handed-over': 'meegegeven',
    'privacy.state-open': 'in behandeling',
    'privacy.state-ready': 'klaar',
    'privacy.stays': 'Dit blijft',
    'privacy.stays-backups':
      'Back-ups die al gemaakt zijn. Wordt er een teruggezet, dan wist Open Kitchen deze gegevens daarin vanzelf opnieuw',
    'privacy.stays-log':
      'Het ordernummer, welke stappen wanneer door welke collega zijn gedaan, en een regel dat er gewist is',
    'privacy.still-open':
      '{count, plural, one {Order {orders} van deze klant loopt} other {De orders {orders} van deze klant lopen}} nog. Geef eerst alles mee of stop het; daarna kan er worden gewist.',
    'privacy.subject': 'Waaraan gewerkt is',
    'privacy.timeline': 'Tijdlijn',
    'privacy.days': 'Dagen',
    'privacy.days-range': 'Van {least, number} tot {most, number} dagen; leeg is gewoon: {days, number}.',
    'privacy.days-shape': 'Vul een heel aantal dagen in.',
    'privacy.keeps-identity': 'Wie de klant is',
    'privacy.keeps-identity-means':
      'Zoveel dagen na het laatste bezoek worden naam, contact, kenteken en alles wat erbij geschreven is gewist. Nummers, stappen en tijden blijven.',
    'privacy.keeps-links': 'Links',
    'privacy.keeps-links-means':
      'Zoveel dagen na het meegeven opent de link van de klant niets meer. Geldt voor wat vanaf nu wordt meegegeven.',
    'privacy.keeps-photos': 'Foto’s',
    'privacy.keeps-photos-means': 'Zoveel dagen nadat de order weg is, worden de foto’s met hun bestanden verwijderd.',
    'privacy.keeps-questions': 'Vragen en antwoorden',
    'privacy.keeps-questions-means':
      'Zoveel dagen nadat de order weg is, worden de teksten verwijderd. Dát er gevraagd en geantwoord is, blijft staan.',
    'privacy.keeps-security': 'Logboek',
    'privacy.keeps-security-means': 'Zoveel dagen blijft staan wie keek, gegevens meegaf en zich aanmeldde.',
    'privacy.retention': 'Bewaartijden',
    'privacy.retention-hint':
      'Wat niet meer nodig is, gaat vanzelf weg. Elk uur wordt gekeken. Weg is weg: een langere tijd haalt niets terug.',
    'privacy.retention-save': 'Bewaar de bewaartijden',
    'privacy.soon-identity':
      '{count, plural, =0 {Binnen een week wordt niemand gewist.} one {Binnen een week wordt # klant gewist.} other {Binnen een week worden # klanten gewist.}}',
    'privacy.soon-links':
      '{count, plural, =0 {Binnen een week eindigt geen link.} one {Binnen een week eindigt # link.} other {Binnen een week eindigen # links.}}',
    'privacy.soon-photos':
      '{count, plural, =0 {Binnen een week gaan er geen foto’s weg.} one {Van # order gaan binnen een week de foto’s weg.} other {Van # orders gaan binnen een week de foto’s weg.}}',
    'privacy.soon-questions':
      '{count, plural, =0 {Binnen een week gaan er geen teksten weg.} one {Van # order gaan binnen een week de teksten weg.} other {Van # orders gaan binnen een week de teksten weg.}}',
    'privacy.soon-security':
      '{count, plural, =0 {Binnen een week gaan er geen regels weg.} one {Binnen een week gaat # regel weg.} other {Binnen een week gaan # regels weg.}}',
    'privacy.swept-identity': '{count, plural, one {# klant gewist} other {# klanten gewist}}',
    'privacy.swept-links': '{count, plural, one {# link beëindigd} other {# links beëindigd}}',
    'privacy.swept-photos': '{count, plural, one {# foto verwijderd} other {# foto’s verwijderd}}',
    'privacy.swept-questions':
      '{count, plural, one {de teksten van # vraag verwijderd} other {de teksten van # vragen verwijderd}}',
    'privacy.swept-security':
      '{count, plural, one {# regel uit het logboek verwijderd} other {# regels uit het logboek verwijderd}}',
    'privacy.sweeps': 'Wat er het laatst is weggehaald',
    'privacy.sweeps-none': 'Nog niets.',
    'privacy.undo': 'Dit kan niet ongedaan worden gemaakt.',
    'privacy.wishes': 'Wensen',
  },
  en: {
    'privacy.back': 'Back to order {order}',
    'privacy.contact': 'Name and contact',
    'privacy.data': 'Personal data',
    'privacy.data-hint':
      'Does the customer ask what you hold, or want to be forgotten? Whoever opens or does this is noted in the log.',
    'privacy.download': 'Everything in one file, with photos',
    'privacy.download-hint': 'What colleagues said to each other is not in it.',
    'privacy.erase': 'Erase the data',
    'privacy.erase-do': 'Erase for good',
    'privacy.erase-title': 'Erase the data of order {order}',
    'privacy.goes': 'This goes',
    'privacy.goes-companions':
      '{count, plural, one {Who followed along and is not known otherwise: # person} other {Who followed along and are not known otherwise: # people}}',
    'privacy.goes-follows':
      '{count, plural, one {What this customer wrote at # order of somebody else} other {What this customer wrote at # orders of others}}',
    'privacy.goes-links':
      '{count, plural, =0 {There are no links} one {# link: it opens nothing any more} other {# links: they open nothing any more}}',
    'privacy.goes-photos':
      '{count, plural, =0 {There are no photos} one {# photo, with its file} other {# photos, with their files}}',
    'privacy.goes-who':
      'Name, phone, e-mail, plate and what they are searched by, of {count, plural, one {order {orders}} other {the orders {orders}}}',
    'privacy.goes-words':
      'Everything anybody wrote with it: wishes, questions, answers, notes, reasons and promises in words, also those of colleagues',
    'privacy.held': 'Everything that is held',
    'privacy.links': 'Links',
    'privacy.link-line': 'Made on {made}',
    'privacy.link-ends': 'valid until {ended}',
    'privacy.looks': 'Who looked or did something',
    'privacy.looks-by': '{by}: {what}',
    'privacy.made': 'Made on {at} by {shop}.',
    'privacy.mails': 'Mails sent',
    'privacy.none': 'Nothing.',
    'privacy.not-this': 'What staff said among themselves is not in it. Ask for it at the desk.',
    'privacy.number': 'Type the order number ({order}) to confirm',
    'privacy.open': 'Not possible yet',
    'privacy.open-hint': 'First hand over or cancel what is under way. Then it can be erased.',
    'privacy.order': 'Order {order}',
    'privacy.other-number': 'That is another number. Type {order}.',
    'privacy.photos': 'Photos',
    'privacy.purpose': 'What you came for',
    'privacy.questions': 'Questions and answers',
    'privacy.read': 'Everything we hold',
    'privacy.removed': '(removed)',
    'privacy.said': '{by}: {text}',
    'privacy.since': 'Known since {since}',
    'privacy.state-cancelled': 'cancelled',
    'privacy.state-cannot-be-done': 'could not be done',
    'privacy.state-handed-over': 'handed over',
    'privacy.state-open': 'under way',
    'privacy.state-ready': 'ready',
    'privacy.stays': 'This stays',
    'privacy.stays-backups':
      'Backups that were made already. When one is restored, Open Kitchen erases the data in it again by itself',
    'privacy.stays-log':
      'The order number, which steps were done when by which colleague, and a line that it was erased',
    'privacy.still-open':
      '{count, plural, one {Order {orders} of this customer is} other {The orders {orders} of this customer are}} still under way. Hand over or cancel first; then it can be erased.',
    'privacy.subject': 'What was worked on',
    'privacy.timeline': 'Timeline',
    'privacy.days': 'Days',
    'privacy.days-range': 'From {least, number} to {most, number} days; blank is as usual: {days, number}.',
    'privacy.days-shape': 'Fill in a whole number of days.',
    'privacy.keeps-identity': 'Who the customer is',
    'privacy.keeps-identity-means':
      'So many days after the last visit name, contact, plate and everything written with it are erased. Numbers, steps and times stay.',
    'privacy.keeps-links': 'Links',
    'privacy.keeps-links-means':
      'So many days after hand-over the customer’s link opens nothing any more. For what is handed over from now on.',
    'privacy.keeps-photos': 'Photos',
    'privacy.keeps-photos-means': 'So many days after the order left, its photos and their files are removed.',
    'privacy.keeps-questions': 'Questions and answers',
    'privacy.keeps-questions-means':
      'So many days after the order left, the words are removed. That something was asked and answered stays.',
    'privacy.keeps-security': 'Log',
    'privacy.keeps-security-means': 'For so many days it says who looked, gave data out and signed in.',
    'privacy.retention': 'How long to keep',
    'privacy.retention-hint':
      'What is needed no more goes by itself. Every hour somebody looks. Gone is gone: a longer time brings nothing back.',
    'privacy.retention-save': 'Save how long to keep',
    'privacy.soon-identity':
      '{count, plural, =0 {Within a week nobody is erased.} one {Within a week # customer is erased.} other {Within a week # customers are erased.}}',
    'privacy.soon-links':
      '{count, plural, =0 {Within a week no link ends.} one {Within a week # link ends.} other {Within a week # links end.}}',
    'privacy.soon-photos':
      '{count, plural, =0 {Within a week no photos go.} one {Of # order the photos go within a week.} other {Of # orders the photos go within a week.}}',
    'privacy.soon-questions':
      '{count, plural, =0 {Within a week no words go.} one {Of # order the words go within a week.} other {Of # orders the words go within a week.}}',
    'privacy.soon-security':
      '{count, plural, =0 {Within a week no lines go.} one {Within a week # line goes.} other {Within a week # lines go.}}',
    'privacy.swept-identity': '{count, plural, one {# customer erased} other {# customers erased}}',
    'privacy.swept-links': '{count, plural, one {# link ended} other {# links ended}}',
    'privacy.swept-photos': '{count, plural, one {# photo removed} other {# photos removed}}',
    'privacy.swept-questions':
      '{count, plural, one {the words of # question removed} other {the words of # questions removed}}',
    'privacy.swept-security': '{count, plural, one {# line removed from the log} other {# lines removed from the log}}',
    'privacy.sweeps': 'What was removed last',
    'privacy.sweeps-none': 'Nothing yet.',
    'privacy.undo': 'This cannot be undone.',
    'privacy.wishes': 'Wishes',
  },
};
