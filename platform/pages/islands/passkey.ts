/**
 * A button that signs in with a passkey or adds one. Both begin with GET of `data-target` for what the device has to
 * answer, and end with POST of its answer; the server says where to go on. `data-done` is what the button says when
 * it did not work. Browsers that can't read the server's JSON by themselves keep the button hidden.
 */
export function wakePasskey(button: HTMLButtonElement): void {
  const { target = '', done = '' } = button.dataset;
  if (!window.isSecureContext || !('parseRequestOptionsFromJSON' in (window.PublicKeyCredential ?? {})))
    return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    const next = await ceremony(target).catch(() => null);
    if (next !== null) return location.assign(next);
    button.disabled = false;
    const label = button.querySelector('.button-label');
    label?.setAttribute('role', 'status');
    if (label) label.textContent = done;
  });
}

/** Where to go on, or null when the server didn't accept the answer. */
async function ceremony(target: string): Promise<string | null> {
  const asked = await fetch(target, { headers: { Accept: 'application/json' } });
  if (!asked.ok) return null;
  const options = await asked.json();
  const credential = (await ('user' in options
    ? create(options)
    : get(options))) as PublicKeyCredential | null;
  if (credential === null) return null;
  const answered = await fetch(target, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify({ response: credential.toJSON() }),
  });
  return answered.ok ? (await answered.json()).next : null;
}

function create(options: PublicKeyCredentialCreationOptionsJSON): Promise<Credential | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return navigator.credentials.create({ publicKey });
}

function get(options: PublicKeyCredentialRequestOptionsJSON): Promise<Credential | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return navigator.credentials.get({ publicKey });
}
