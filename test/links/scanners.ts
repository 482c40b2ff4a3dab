/** What a program does that comes upon a link before its person does. */
export type Scanner = {
  name: string;
  agent: string;
  /** HEAD or GET of the address alone; going on where it leads; with what it was given; then all that the page names. */
  does: 'head' | 'get' | 'goes-on' | 'goes-on-with-cookies' | 'reads-all' | 'presses-all';
  headers?: Record<string, string>;
};

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36';
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Mobile/15E148 Safari/604.1';
const preview = { 'sec-purpose': 'prefetch', purpose: 'prefetch' };

/** Thirty of them, as they say who they are and as they were seen to behave. */
export const scanners: Scanner[] = [
  { name: 'WhatsApp preview', agent: 'WhatsApp/2.25.20 A', does: 'goes-on' },
  {
    name: 'iMessage preview',
    agent: `${safari} facebookexternalhit/1.1 Facebot Twitterbot/1.0`,
    does: 'goes-on-with-cookies',
  },
  { name: 'Signal preview', agent: 'WhatsApp/2', does: 'goes-on' },
  { name: 'Telegram preview', agent: 'TelegramBot (like TwitterBot)', does: 'goes-on' },
  {
    name: 'Slack unfurl',
    agent: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    does: 'goes-on',
    headers: { range: 'bytes=0-32768' },
  },
  {
    name: 'Discord embed',
    agent: 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
    does: 'goes-on',
  },
  {
    name: 'Facebook preview',
    agent: 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    does: 'goes-on',
  },
  { name: 'X card', agent: 'Twitterbot/1.0', does: 'head' },
  {
    name: 'LinkedIn preview',
    agent: 'LinkedInBot/1.0 (compatible; Mozilla/5.0; +http://www.linkedin.com)',
    does: 'goes-on',
  },
  {
    name: 'Skype and Teams preview',
    agent: 'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
    does: 'goes-on-with-cookies',
  },
  { name: 'Outlook preview', agent: 'Microsoft Office/16.0 (Microsoft Outlook 16.0; Pro)', does: 'get' },
  { name: 'Office existence check', agent: 'Microsoft Office Existence Discovery', does: 'head' },
  { name: 'Teams SafeLinks', agent: chrome, does: 'reads-all', headers: { 'x-native-host': 'safelinks' } },
  { name: 'Defender detonation', agent: chrome, does: 'presses-all' },
  {
    name: 'Gmail image proxy',
    agent: 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    does: 'get',
    headers: { accept: 'image/*' },
  },
  {
    name: 'Yahoo mail proxy',
    agent: 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html',
    does: 'get',
  },
  { name: 'Apple mail privacy', agent: 'Mozilla/5.0', does: 'get' },
  {
    name: 'Proofpoint URL Defense',
    agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15',
    does: 'reads-all',
  },
  {
    name: 'Mimecast URL Protect',
    agent: 'Mozilla/5.0 (compatible; Mimecast; +https://www.mimecast.com)',
    does: 'goes-on-with-cookies',
  },
  { name: 'Barracuda Sentinel', agent: 'Mozilla/5.0 (compatible; Barracuda Sentinel (EE))', does: 'reads-all' },
  { name: 'Cisco Secure Email', agent: 'Mozilla/5.0 (compatible; Cisco-URL-Scanner)', does: 'goes-on-with-cookies' },
  {
    name: 'Symantec click-time',
    agent: 'Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1) Symantec',
    does: 'presses-all',
  },
  { name: 'Antivirus on a laptop', agent: 'Mozilla/5.0 (compatible; Bitdefender TrafficLight)', does: 'goes-on' },
  { name: 'VirusTotal', agent: 'virustotalcloud (compatible; AppEngine-Google)', does: 'goes-on-with-cookies' },
  {
    name: 'Googlebot',
    agent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    does: 'reads-all',
  },
  {
    name: 'Bingbot',
    agent: 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    does: 'reads-all',
  },
  { name: 'curl -I', agent: 'curl/8.15.0', does: 'head' },
  { name: 'Chrome prefetch', agent: chrome, does: 'goes-on-with-cookies', headers: preview },
  { name: 'Safari top hit preload', agent: safari, does: 'goes-on-with-cookies', headers: { 'x-purpose': 'preview' } },
  { name: 'Link checker', agent: 'LinkChecker/10.5 (+https://linkchecker.github.io/linkchecker/)', does: 'reads-all' },
];

export type Met = { path: string; method: string; status: number; text: string };

/** Lets it loose on a link, and tells what it met. It keeps no form field but those that are there already. */
export async function letLoose(
  { agent, does, headers: more = {} }: Scanner,
  url: string,
  link: string,
): Promise<Met[]> {
  const met: Met[] = [];
  const jar = new Map<string, string>();
  const keepsCookies = does === 'goes-on-with-cookies' || does === 'reads-all' || does === 'presses-all';
  const ask = async (path: string, init: RequestInit = {}): Promise<Met & { to: string | null }> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'user-agent': agent, accept: 'text/html,*/*;q=0.8', ...(cookie ? { cookie } : {}), ...more };
    const answer = await fetch(new URL(path, url), { redirect: 'manual', headers, ...init });
    for (const one of keepsCookies ? answer.headers.getSetCookie() : []) {
      const [name = '', value = ''] = (one.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    const text = await answer.text();
    const one = { path, method: init.method ?? 'GET', status: answer.status, text };
    met.push(one);
    return { ...one, to: answer.headers.get('location') };
  };
  let here = await ask(new URL(link).pathname, does === 'head' ? { method: 'HEAD' } : {});
  if (does === 'head' || does === 'get') return met;
  for (let i = 0; i < 5 && here.to; i += 1) here = await ask(here.to);
  if (does === 'goes-on' || does === 'goes-on-with-cookies') return met;
  const seen = new Set<string>();
  const pages = [here];
  for (const page of pages.slice(0, 1)) {
    for (const [, path = ''] of page.text.matchAll(/(?:href|src)="(\/(?!assets)[^"#]*)"/g)) {
      if (seen.has(path) || seen.size > 30) continue;
      seen.add(path);
      pages.push(await ask(path));
    }
  }
  if (does === 'presses-all')
    for (const page of pages)
      for (const [form = '', action = ''] of page.text.matchAll(
        /<form method="post" action="([^"]+)"[\s\S]*?<\/form>/g,
      ))
        await ask(action, { method: 'POST', body: new URLSearchParams(fieldsOf(form)) });
  return met;
}

/** What a form would send that nobody typed into: what is there, and the first button. */
function fieldsOf(form: string): [string, string][] {
  const named = [...form.matchAll(/<(?:input|button|option)[^>]*?>/g)].flatMap(([tag]) => {
    const name = /\sname="([^"]*)"/.exec(tag)?.[1];
    const value = /\svalue="([^"]*)"/.exec(tag)?.[1] ?? '';
    return name ? [[name, value] as [string, string]] : [];
  });
  return named;
}
