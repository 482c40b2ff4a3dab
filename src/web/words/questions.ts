const nl = {
  'questions.unknown': 'Deze vraag is er niet.',
  'questions.no-such-step': 'Die stap is er niet meer. Kies waar uw vraag over gaat.',
  'questions.of-another': 'Deze vraag is van {owner}. Schrijf een opmerking, of vraag {owner} om hem door te geven.',
  'questions.yours': 'Deze vraag is al van jou.',
  'questions.settled': 'Op deze vraag wacht niemand meer.',
  'questions.no-offer': 'Deze vraag wordt je niet (meer) aangeboden.',
  'questions.offer-nobody': 'Kies een collega die hier werkt.',
  'questions.offer-owner': 'De vraag is al van {owner}. Kies een ander.',
  'questions.offer-again': 'De vraag wordt {to} al aangeboden.',
  'questions.move-past': 'Die tijd is voorbij. Kies een tijd die nog komt.',
  'questions.move-far': 'Dat is te ver weg. Kies een tijd binnen een maand.',
  'questions.move-same': 'Dat is al de tijd die de klant kent.',
  'questions.too-many':
    'Er wachten al {count, number} vragen op antwoord, bij {owners}. Zodra er één is beantwoord, kunt u weer een nieuwe stellen. U kunt wel iets toevoegen aan een vraag die er al staat. Haast? Bel ons.',
  'questions.too-often': 'U hebt het afgelopen uur veel geschreven. Wacht even met de volgende vraag. Haast? Bel ons.',
  'questions.said-asked': 'Er is een vraag voor je.',
  'questions.said-more': 'Een klant schreef verder bij een vraag van jou.',
  'questions.said-offered': 'Een collega biedt je een vraag aan.',
  'questions.said-urgent': 'Spoed: er is een vraag die nu antwoord nodig heeft.',
  'questions.said-overdue': 'De tijd voor een antwoord is voorbij.',
  'questions.said-desk-overdue': 'Belofte voorbij: een vraag bij order {order} heeft nog geen antwoord.',
  'questions.said-desk-urgent': 'Spoed bij een vraag van order {order}.',
  'questions.said-desk-hands': 'Een vraag bij order {order} ging al door twee handen.',
};

const en: Record<keyof typeof nl, string> = {
  'questions.unknown': 'There is no such question.',
  'questions.no-such-step': 'That step is no longer there. Choose what your question is about.',
  'questions.of-another': 'This question is with {owner}. Write a remark, or ask {owner} to hand it over.',
  'questions.yours': 'This question is yours already.',
  'questions.settled': 'Nobody is waiting for an answer to this question.',
  'questions.no-offer': 'This question is not (or no longer) offered to you.',
  'questions.offer-nobody': 'Choose a colleague who works here.',
  'questions.offer-owner': 'The question is already with {owner}. Choose somebody else.',
  'questions.offer-again': 'The question is already offered to {to}.',
  'questions.move-past': 'That time has passed. Choose a time that is still to come.',
  'questions.move-far': 'That is too far away. Choose a time within a month.',
  'questions.move-same': 'The customer already knows that time.',
  'questions.too-many':
    '{count, number} questions are already waiting for an answer, with {owners}. As soon as one is answered you can ask another. You can add to a question that is already there. In a hurry? Call us.',
  'questions.too-often':
    'You wrote a lot in the last hour. Please wait a little before the next question. In a hurry? Call us.',
  'questions.said-asked': 'There is a question for you.',
  'questions.said-more': 'A customer wrote more to a question of yours.',
  'questions.said-offered': 'A colleague offers you a question.',
  'questions.said-urgent': 'Urgent: a question needs an answer now.',
  'questions.said-overdue': 'The time for an answer has passed.',
  'questions.said-desk-overdue': 'Promise missed: a question of order {order} has no answer yet.',
  'questions.said-desk-urgent': 'Urgent: a question of order {order}.',
  'questions.said-desk-hands': 'A question of order {order} has been through two pairs of hands.',
};

export const questionsWords = { nl, en };
