// What is mailed, and the page that says what became of it.
const nl = {
  'mail.title': 'E-mail',
  'mail.lead':
    'Wat er verstuurd wordt en wat daarvan terechtkwam. Wat erin staat, ziet alleen wie het krijgt: het gaat om codes en links voor één persoon.',
  'mail.nobody-carries':
    'Er is nog geen mailserver ingesteld. Wat hier wacht, wordt verstuurd zodra dat gebeurd is, en vervalt anders na een dag.',
  'mail.waiting': 'Wacht',
  'mail.failed': 'Niet gelukt',
  'mail.sent': 'Verstuurd',
  'mail.none': 'Niets.',
  'mail.made': 'Gemaakt',
  'mail.sent-at': 'verstuurd',
  'mail.tried': '{attempts, plural, one {Eén keer} other {# keer}} geprobeerd; de andere kant zei: {why}.',
  'mail.gave-up': 'Opgegeven na {attempts, plural, one {één poging} other {# pogingen}}; de andere kant zei: {why}.',
  'mail.why-address': 'Dit is geen e-mailadres waar iets heen kan.',
  'mail.why-often': 'Niet verstuurd: hoogstens drie per uur over één order of aan één persoon.',
  'mail.why-late': 'Niet verstuurd: te laat om nog zin te hebben.',
  'mail.why-sealed': 'Niet verstuurd: met het geheim van deze installatie was het niet meer te lezen.',
  'mail.kept': 'De laatste {most}, van hoogstens een maand.',
  'mail.kind-reset': 'Link voor een nieuw wachtwoord',
  'mail.kind-password-set': 'Bericht dat het wachtwoord veranderd is',
  'mail.kind-code': 'Code voor een klant',
  'mail.subject-reset': 'Een nieuw wachtwoord kiezen – {shop}',
  'mail.subject-password-set': 'Je wachtwoord is veranderd – {shop}',
  'mail.subject-code': 'Uw code – {shop}',
  'mail.hello': 'Dag {name},',
  'mail.reset':
    'Iemand vroeg om een nieuw wachtwoord voor je account bij {shop}. Met deze link kies je er een. Hij werkt één keer, een half uur lang.',
  'mail.reset-not-you': 'Was jij dat niet? Dan hoef je niets te doen: zonder deze link verandert er niets.',
  'mail.password-set':
    'Je wachtwoord bij {shop} is veranderd ({at}). Overal waar je was ingelogd, ben je nu uitgelogd.',
  'mail.password-set-not-you': 'Was jij dat niet? Kies dan meteen een nieuw wachtwoord en waarschuw de eigenaar.',
  'mail.code-see':
    'Met deze code ziet u wat {shop} over u bewaart bij order {order}. Typ hem over op de pagina waar u erom vroeg.',
  'mail.code-erase':
    'Met deze code vraagt u {shop} om te wissen wat er over u bewaard wordt bij order {order}. Typ hem over op de pagina waar u erom vroeg.',
  'mail.code-lives': 'De code werkt tien minuten. Geef hem aan niemand door, ook niet aan iemand die belt.',
  'mail.code-not-you': 'Hebt u hier niet om gevraagd? Dan hoeft u niets te doen.',
  'mail.signed': '{shop}, {phone}',
};

const en: Record<keyof typeof nl, string> = {
  'mail.title': 'E-mail',
  'mail.lead':
    'What is being sent and what became of it. What it says is for whoever gets it alone: codes and links for one person.',
  'mail.nobody-carries':
    'No mail server has been set up yet. What waits here is sent as soon as there is one, and lapses after a day otherwise.',
  'mail.waiting': 'Waiting',
  'mail.failed': 'Not sent',
  'mail.sent': 'Sent',
  'mail.none': 'Nothing.',
  'mail.made': 'Made',
  'mail.sent-at': 'sent',
  'mail.tried': 'Tried {attempts, plural, one {once} other {# times}}; the other side said: {why}.',
  'mail.gave-up':
    'Given up after {attempts, plural, one {one attempt} other {# attempts}}; the other side said: {why}.',
  'mail.why-address': 'This is no e-mail address that anything could go to.',
  'mail.why-often': 'Not sent: at most three an hour about one order or to one person.',
  'mail.why-late': 'Not sent: too late to be of any use.',
  'mail.why-sealed': 'Not sent: it could no longer be read with the secret of this installation.',
  'mail.kept': 'The last {most}, of a month at most.',
  'mail.kind-reset': 'Link for a new password',
  'mail.kind-password-set': 'Notice that the password was changed',
  'mail.kind-code': 'Code for a customer',
  'mail.subject-reset': 'Choose a new password – {shop}',
  'mail.subject-password-set': 'Your password was changed – {shop}',
  'mail.subject-code': 'Your code – {shop}',
  'mail.hello': 'Hello {name},',
  'mail.reset':
    'Somebody asked for a new password for your account at {shop}. Choose one with this link. It works once, for half an hour.',
  'mail.reset-not-you': 'That was not you? Then there is nothing to do: without this link nothing changes.',
  'mail.password-set':
    'Your password at {shop} was changed ({at}). Wherever you were signed in, you are signed out now.',
  'mail.password-set-not-you': 'That was not you? Choose a new password at once and tell the owner.',
  'mail.code-see':
    'With this code you see what {shop} keeps about you with order {order}. Type it on the page where you asked for it.',
  'mail.code-erase':
    'With this code you ask {shop} to erase what is kept about you with order {order}. Type it on the page where you asked for it.',
  'mail.code-lives': 'The code works for ten minutes. Give it to nobody, nor to anybody who rings.',
  'mail.code-not-you': 'You did not ask for this? Then there is nothing to do.',
  'mail.signed': '{shop}, {phone}',
};

export const mailWords = { nl, en };
