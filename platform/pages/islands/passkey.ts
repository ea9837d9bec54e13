import { answer, leadOn } from './lead-on.ts';

/**
 * A button that signs in with a passkey or adds one. Both begin with GET of `data-target` for what the device has to
 * answer, and end with POST of its answer; the server says where to go on. `data-done` is what the button says when
 * it did not work. Browsers that can't read the server's JSON by themselves keep the button hidden.
 */
export function wakePasskey(button: HTMLButtonElement): void {
  const { target = '' } = button.dataset;
  if (!window.isSecureContext || !('parseRequestOptionsFromJSON' in (window.PublicKeyCredential ?? {})))
    return;
  leadOn(button, () => ceremony(target));
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
  return answer(target, { response: credential.toJSON() });
}

function create(options: PublicKeyCredentialCreationOptionsJSON): Promise<Credential | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return navigator.credentials.create({ publicKey });
}

function get(options: PublicKeyCredentialRequestOptionsJSON): Promise<Credential | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return navigator.credentials.get({ publicKey });
}
