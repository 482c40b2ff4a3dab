// Passkeys on the pages that have them: what a browser signed travels in an ordinary form. All else there works without.

for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  const form = place.querySelector('form');
  const fault = place.querySelector<HTMLElement>('[data-passkey-fault]');
  if (!('PublicKeyCredential' in window)) place.hidden = true;
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!form.reportValidity()) return;
    if (fault) fault.hidden = true;
    sign(place).then(
      (response) => {
        const field = form.querySelector<HTMLInputElement>('input[name="response"]');
        if (field) field.value = JSON.stringify(response);
        form.submit();
      },
      () => {
        if (!fault) return;
        fault.textContent = place.dataset.failed ?? '';
        fault.hidden = false;
      },
    );
  });
}

async function sign(place: HTMLElement): Promise<object> {
  const answer = await fetch(place.dataset.options ?? '', {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: '{}',
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const { options } = (await answer.json()) as { options: Wire };
  const made =
    place.dataset.passkey === 'create'
      ? await navigator.credentials.create({ publicKey: toMake(options) })
      : await navigator.credentials.get({ publicKey: toShow(options) });
  if (!(made instanceof PublicKeyCredential)) throw new Error('none');
  return written(made);
}

type Named = { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] };
type Wire = Record<string, unknown> & {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials?: Named[];
  allowCredentials?: Named[];
};

const toMake = ({ challenge, user, excludeCredentials = [], ...rest }: Wire) =>
  ({
    ...rest,
    challenge: bytes(challenge),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: excludeCredentials.map(named),
  }) as unknown as PublicKeyCredentialCreationOptions;

// The device asks who is there: a passkey is a second factor only then.
const toShow = ({ challenge, allowCredentials = [], ...rest }: Wire) =>
  ({
    ...rest,
    challenge: bytes(challenge),
    allowCredentials: allowCredentials.map(named),
    userVerification: 'required',
  }) as unknown as PublicKeyCredentialRequestOptions;

const named = (one: Named) => ({ ...one, id: bytes(one.id) });

function written({ id, rawId, type, response }: PublicKeyCredential) {
  const signed = response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const told = {
    clientDataJSON: text(signed.clientDataJSON),
    ...(signed.attestationObject
      ? { attestationObject: text(signed.attestationObject), transports: signed.getTransports?.() ?? [] }
      : {
          authenticatorData: text(signed.authenticatorData),
          signature: text(signed.signature),
          ...(signed.userHandle ? { userHandle: text(signed.userHandle) } : {}),
        }),
  };
  return { id, rawId: text(rawId), type, response: told, clientExtensionResults: {} };
}

const bytes = (word: string) =>
  Uint8Array.from(atob(word.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

const text = (buffer: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

export {};
