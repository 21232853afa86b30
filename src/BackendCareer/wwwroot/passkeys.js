// Signing in with a passkey, and adding one. The device is asked after a press of a button, and never before.

const sentences = {
  AbortError: 'It was cancelled. You can try again.',
  InvalidStateError: 'This device has a passkey of yours for this site already.',
  NotAllowedError: 'It was cancelled, or took too long. You can try again.',
  NotSupportedError: 'This device cannot make a passkey that this site takes.',
  SecurityError: 'This browser makes and uses passkeys only under the address of the site.',
};

const sentenceOf = answer => {
  const minutes = Math.ceil(answer.headers.get('Retry-After') / 60);
  return answer.status === 429 ? `There were too many attempts. Please wait ${minutes} minutes.`
    : answer.status === 401 ? 'Your session has ended. Please sign in again in another tab, then press the button once more.'
    : answer.status === 400 ? 'This page is too old. Please load it again.'
    : `The site did not answer (${answer.status}). Please try again.`;
};

const needPassword = form => {
  const [field] = form.querySelectorAll('[data-password]');
  field.hidden = false;
  field.querySelector('input').focus();
};

// A wrong name or password is told here, before the device makes anything.
const askSite = async form => {
  const answer = await fetch(`${form.action}/options`, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
  if (answer.ok) {
    return answer.json();
  }

  const told = answer.headers.get('Content-Type')?.startsWith('application/json') ? await answer.json() : { error: sentenceOf(answer) };
  if (told.password) {
    needPassword(form);
  }

  throw new Error(told.error);
};

const askDevice = async (form, options) => form.dataset.passkey === 'create'
  ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
  : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });

const send = async form => {
  const { credential, name, present } = form.elements;
  if (form.dataset.passkey === 'get') {
    name.value = document.getElementById('name').value; // stands there again where the passkey is refused
  }

  credential.value = JSON.stringify(await askDevice(form, await askSite(form)));
  if (present) {
    present.value = ''; // it has been looked at
  }

  form.submit();
};

const press = async form => {
  const [button, told] = form.querySelectorAll('button, .error');
  button.disabled = true;
  told.textContent = '';
  try {
    await send(form);
  } catch (error) {
    told.textContent = sentences[error.name] ?? (error instanceof TypeError ? 'The site did not answer. Please try again.' : error.message);
  } finally {
    button.disabled = false;
  }
};

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  document.querySelectorAll('[data-no-passkey]').forEach(hint => hint.remove());
  for (const form of document.querySelectorAll('[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', event => {
      event.preventDefault();
      press(form);
    });
  }
}
