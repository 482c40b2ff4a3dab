// What a customer reads about what is kept of them, and the code that the desk tells on the phone.
const nl = {
  'privacy.mine-link': 'Wat bewaart u over mij?',
  'privacy.mine-title': 'Wat wij over u bewaren',
  'privacy.mine-back': 'Terug naar uw order',
  'privacy.mine-lead':
    '{shop} bewaart bij deze order hoe u heet en hoe wij u bereiken, wat u ons vroeg en schreef, uw foto’s, en wat wij deden.',
  'privacy.mine-name': 'Naam',
  'privacy.mine-phone': 'Telefoon',
  'privacy.mine-email': 'E-mail',
  'privacy.mine-half': 'Half weergegeven: wie uw link in handen krijgt, komt hier niets te weten.',
  'privacy.mine-see': 'Alles zien en meenemen',
  'privacy.mine-see-lead': 'Daarvoor hebt u een code nodig. Zo weten wij dat u het bent.',
  'privacy.mine-see-send': 'Mail mij een code',
  'privacy.mine-see-use': 'Laat alles zien',
  'privacy.mine-open': 'Alles staat hieronder, tien minuten lang. U kunt het ook meenemen als één bestand.',
  'privacy.mine-erase': 'Vragen om mij te vergeten',
  'privacy.mine-erase-lead':
    'Iemand van de zaak bekijkt uw vraag en laat van zich horen. Wat de wet ons laat bewaren, zoals bedragen, blijft zo lang dat moet.',
  'privacy.mine-erase-send': 'Mail mij een code hiervoor',
  'privacy.mine-erase-use': 'Vraag om mij te vergeten',
  'privacy.mine-asked':
    'U hebt gevraagd om vergeten te worden. {owner} neemt dit op zich; u hoort het binnen een maand.',
  'privacy.mine-asked-already': 'U hebt dit al gevraagd. Er wordt aan gewerkt.',
  'privacy.mine-send-hint': 'Het adres dat wij van u hebben: {to}. De code werkt tien minuten.',
  'privacy.mine-sent':
    'Is dit het adres dat wij van u hebben, dan is er een code onderweg. Typ hem hieronder. Hoogstens drie per uur.',
  'privacy.mine-ring': 'Wij kunnen u hier geen code mailen. Bel de zaak: dan krijgt u hem aan de telefoon.',
  'privacy.mine-ring-at': 'Liever bellen, of geen e-mail bij ons bekend? Op {phone} krijgt u een code aan de telefoon.',
  'privacy.mine-code': 'Code',
  'privacy.mine-code-wrong':
    'Deze code klopt niet. {left, plural, one {U kunt het nog één keer proberen.} other {U kunt het nog # keer proberen.}}',
  'privacy.mine-code-none': 'Er is geen code die nog werkt. Vraag een nieuwe.',
  'privacy.mine-wants':
    'De klant vraagt om vergeten te worden, en heeft dat met een code bevestigd. Binnen een maand antwoorden.',
  'privacy.code-link': 'Code aan de telefoon geven',
  'privacy.code-title': 'Code voor {name}',
  'privacy.code-lead':
    'Voor wie belt en geen e-mail heeft. Weet eerst zeker wie u aan de lijn hebt: bel bijvoorbeeld terug op het nummer dat hier staat.',
  'privacy.code-number': 'Nummer: {phone}',
  'privacy.code-what': 'Waarvoor',
  'privacy.code-see': 'Alles zien wat er bewaard wordt',
  'privacy.code-erase': 'Vragen om vergeten te worden',
  'privacy.code-make': 'Geef een code',
  'privacy.code-once': 'Lees deze code voor. Hij staat hier maar één keer en werkt tien minuten.',
  'privacy.code-no-link': 'Deze persoon heeft geen link die werkt. Geef eerst een nieuwe.',
};

const en: Record<keyof typeof nl, string> = {
  'privacy.mine-link': 'What do you keep about me?',
  'privacy.mine-title': 'What we keep about you',
  'privacy.mine-back': 'Back to your order',
  'privacy.mine-lead':
    'With this order {shop} keeps your name and how we reach you, what you asked and wrote, your photos, and what we did.',
  'privacy.mine-name': 'Name',
  'privacy.mine-phone': 'Phone',
  'privacy.mine-email': 'E-mail',
  'privacy.mine-half': 'Shown by half: whoever gets hold of your link learns nothing here.',
  'privacy.mine-see': 'See everything and take it with you',
  'privacy.mine-see-lead': 'For that you need a code. So we know that it is you.',
  'privacy.mine-see-send': 'Mail me a code',
  'privacy.mine-see-use': 'Show everything',
  'privacy.mine-open': 'Everything stands below, for ten minutes. You can also take it with you as one file.',
  'privacy.mine-erase': 'Ask to be forgotten',
  'privacy.mine-erase-lead':
    'Somebody here looks at what you ask and gets back to you. What the law makes us keep, such as amounts, stays for as long as it must.',
  'privacy.mine-erase-send': 'Mail me a code for this',
  'privacy.mine-erase-use': 'Ask to forget me',
  'privacy.mine-asked': 'You asked to be forgotten. {owner} sees to it; you hear from us within a month.',
  'privacy.mine-asked-already': 'You asked this already. Somebody is seeing to it.',
  'privacy.mine-send-hint': 'The address we have of you: {to}. The code works for ten minutes.',
  'privacy.mine-sent':
    'If this is the address we have of you, a code is on its way. Type it below. Three an hour at most.',
  'privacy.mine-ring': 'We cannot mail you a code here. Ring the shop: then you get it on the phone.',
  'privacy.mine-ring-at': 'Rather ring, or no e-mail with us? On {phone} you get a code on the phone.',
  'privacy.mine-code': 'Code',
  'privacy.mine-code-wrong':
    'This code is not right. {left, plural, one {You can try once more.} other {You can try # more times.}}',
  'privacy.mine-code-none': 'There is no code that still works. Ask for a new one.',
  'privacy.mine-wants': 'The customer asks to be forgotten, and confirmed it with a code. Answer within a month.',
  'privacy.code-link': 'Give a code on the phone',
  'privacy.code-title': 'Code for {name}',
  'privacy.code-lead':
    'For who rings and has no e-mail. First be sure who is on the line: ring back, for instance, on the number that stands here.',
  'privacy.code-number': 'Number: {phone}',
  'privacy.code-what': 'What for',
  'privacy.code-see': 'To see everything that is kept',
  'privacy.code-erase': 'To ask to be forgotten',
  'privacy.code-make': 'Give a code',
  'privacy.code-once': 'Read this code out. It stands here only once and works for ten minutes.',
  'privacy.code-no-link': 'This person has no link that works. Give a new one first.',
};

export const mineWords = { nl, en };
