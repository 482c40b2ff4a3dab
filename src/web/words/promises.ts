const nl = {
  'promises.past': 'Die tijd is al voorbij. Beloof een tijd die nog komt.',
  'promises.far': 'Dat is te ver weg. Beloof een tijd binnen een jaar.',
  'promises.range': 'Het begin ligt na het einde.',
  'promises.same': 'Dat is al de tijd die de klant kent.',
  'promises.unknown': 'Deze belofte is er niet.',
  'promises.over': 'Deze belofte telt niet meer. Er is al een nieuwere, of ze is al nagekomen.',
  'promises.order-over': 'Deze order is niet meer in het werk. Open hem eerst weer.',
  'promises.move-it': 'Er is al een tijd beloofd. Verzet die, met een reden.',
  'promises.kept-otherwise': 'Deze belofte kom je na door te bellen of door de order klaar te melden.',
  'promises.no-call': 'Dat is geen beloofd telefoontje.',
  'promises.spoke-already': 'Je hebt de klant gesproken. Beloof een nieuw telefoontje apart.',
  'promises.words-needed': 'Schrijf op wat je belooft.',
};

const en: Record<keyof typeof nl, string> = {
  'promises.past': 'That time has passed. Promise a time that is still to come.',
  'promises.far': 'That is too far away. Promise a time within a year.',
  'promises.range': 'The beginning is after the end.',
  'promises.same': 'The customer already knows that time.',
  'promises.unknown': 'There is no such promise.',
  'promises.over': 'This promise no longer counts. There is a newer one, or it was kept already.',
  'promises.order-over': 'This order is no longer being worked on. Open it again first.',
  'promises.move-it': 'A time has been promised already. Move that one, with a reason.',
  'promises.kept-otherwise': 'You keep this promise by calling, or by reporting the order ready.',
  'promises.no-call': 'That is no promised call.',
  'promises.spoke-already': 'You spoke with the customer. Promise a new call separately.',
  'promises.words-needed': 'Write down what you promise.',
};

export const promisesWords = { nl, en };
