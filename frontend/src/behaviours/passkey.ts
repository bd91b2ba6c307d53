/** Passkeys (Web Authentication): the browser asks the person, the server asks the browser, a form carries the answer. */

/** The server's options, in which bytes are still base64url. */
interface Asked {
  challenge: string;
  user: { id: string };
  excludeCredentials?: Described[];
  allowCredentials?: Described[];
}

type Described = Omit<PublicKeyCredentialDescriptor, 'id'> & { id: string };

/** [data-passkey-new="address"] on a form: makes a key from what the address gives, and posts it with the form. */
export function passkeyNew(element: HTMLElement): void {
  if (!(element instanceof HTMLFormElement) || !isKnown()) return;
  element.hidden = false;
  for (const absent of document.querySelectorAll<HTMLElement>('[data-passkey-absent]')) absent.hidden = true;
  onSubmit(element, async () => {
    const asked = await options(element, element.dataset.passkeyNew);
    return navigator.credentials.create({
      publicKey: {
        ...asked,
        challenge: bytes(asked.challenge),
        user: { ...asked.user, id: bytes(asked.user.id) },
        excludeCredentials: described(asked.excludeCredentials),
      } as unknown as PublicKeyCredentialCreationOptions,
    });
  });
}

/** [data-passkey-use="address"] on a form: signs what the address gives; browsers offer it in the address field too. */
export function passkeyUse(element: HTMLElement): void {
  if (!(element instanceof HTMLFormElement) || !isKnown()) return;
  element.hidden = false;
  let offered = new AbortController();
  const ask = async (mediation?: CredentialMediationRequirement) => {
    offered.abort();
    offered = new AbortController();
    const { signal } = offered;
    const asked = await options(element, element.dataset.passkeyUse);
    return navigator.credentials.get({
      publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: described(asked.allowCredentials) },
      signal,
      ...(mediation && { mediation }),
    });
  };
  onSubmit(element, () => ask());
  void offer().catch(() => undefined); // the button is there as well

  async function offer(): Promise<void> {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    const found = await ask('conditional');
    if (found) send(element as HTMLFormElement, found as PublicKeyCredential);
  }
}

function isKnown(): boolean {
  return typeof PublicKeyCredential === 'function' && 'credentials' in navigator;
}

function onSubmit(form: HTMLFormElement, ask: () => Promise<Credential | null>): void {
  const problem = form.querySelector<HTMLElement>('[data-passkey-problem]');
  let busy = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    if (problem) problem.textContent = '';
    ask()
      .then((credential) => credential && send(form, credential as PublicKeyCredential))
      .catch((failure: unknown) => {
        if (problem) problem.textContent = failure instanceof Refusal ? failure.message : (form.dataset.problem ?? '');
      })
      .finally(() => (busy = false));
  });
}

/** What the server says against it, in words for people. */
class Refusal extends Error {}

async function options(form: HTMLFormElement, address = ''): Promise<Asked> {
  const fields = new URLSearchParams();
  for (const name of ['_csrf', 'present']) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) fields.set(name, field.value);
  }
  const answer = await fetch(address, { method: 'POST', body: fields, redirect: 'error' });
  if (answer.status === 422) throw new Refusal(await answer.text());
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as Asked;
}

function send(form: HTMLFormElement, credential: PublicKeyCredential): void {
  const field = form.elements.namedItem('credential');
  if (!(field instanceof HTMLInputElement)) return;
  field.value = JSON.stringify(written(credential));
  form.submit();
}

function written(credential: PublicKeyCredential): object {
  const { id, type, response } = credential;
  const parts: Record<string, unknown> = { clientDataJSON: text(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    parts.attestationObject = text(response.attestationObject);
    parts.transports = response.getTransports?.() ?? [];
  } else if (response instanceof AuthenticatorAssertionResponse) {
    parts.authenticatorData = text(response.authenticatorData);
    parts.signature = text(response.signature);
    if (response.userHandle) parts.userHandle = text(response.userHandle);
  }
  return { id, rawId: text(credential.rawId), type, response: parts, clientExtensionResults: {} };
}

function described(list: Described[] | undefined): PublicKeyCredentialDescriptor[] {
  return (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
