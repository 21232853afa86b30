// The queue works without this file: where something here fails, the form or the link does it.

import { load, tellTimes } from './discussion.js';

const rowOf = element => element?.closest('.rows > li');
const current = () => rowOf(document.activeElement);

// Decided where one is: what the answer shows takes the place of what is here, and the next comment that of the one before.

const unread = 300; // milliseconds in which nobody can have read what has just come under the finger

const decide = async (form, button) => {
  const top = (rowOf(form)?.querySelector('.case') ?? form).getBoundingClientRect().top;
  const ticked = new Set([...document.querySelectorAll('[form=ticked]:checked')].map(box => box.value));
  const page = await load('POST', form.action, new URLSearchParams(new FormData(form, button)));
  document.title = page.title;
  document.querySelector('main').replaceWith(page.querySelector('main'));
  document.querySelectorAll('[name=comment][form=ticked]').forEach(box => { box.checked ||= ticked.has(box.value); });
  begin();
  document.querySelectorAll('.rows').forEach(rows => {
    rows.ariaBusy = 'true';
    setTimeout(() => { rows.ariaBusy = null; }, unread);
  });
  const next = document.getElementById('next');
  if (!next) return document.getElementById('notice')?.focus();
  scrollBy(0, next.querySelector('.case').getBoundingClientRect().top - top);
  next.focus({ preventScroll: true });
};

document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches('.case > form, #notice form')) return;
  event.preventDefault();
  if (form.matches('.rows[aria-busy] .case > form')) return form.ariaBusy = null;
  const choice = event.submitter?.name && Object.assign(document.createElement('input'), { type: 'hidden', ...nameOf(event.submitter) });
  decide(form, event.submitter).catch(() => {
    if (choice) form.append(choice); // which a form that is sent by a script would leave out
    form.submit();
  });
});

const nameOf = ({ name, value }) => ({ name, value });

// Keys: off while somebody types, and wherever the browser or a screen reader wants them.

const withStorage = use => { try { return use(); } catch { return null; } }; // switched off: for this page alone
let hasKeys = withStorage(() => localStorage.getItem('queue keys')) !== 'off';

const step = by => {
  const rows = [...document.querySelectorAll('.rows > li')];
  const row = rows[Math.max(0, rows.indexOf(current()) + by)];
  row?.focus();
};

const press = name => current()?.querySelector(`[name=decision][value=${name}]`)?.click();

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press('approve'),
  r: () => press('reject'),
  s: () => press('spam'),
  u: () => document.querySelector('#notice button')?.click(),
  x: () => current()?.querySelector('[type=checkbox]').click(),
  m: () => current()?.querySelector('summary').click(),
  '/': () => { document.querySelector('.search').open = true; document.getElementById('q').focus(); },
  '?': () => document.getElementById('keys').showModal(),
};

document.addEventListener('keydown', event => {
  const { key, target } = event;
  const types = target.matches('input:not([type=checkbox]), select, textarea') || event.isComposing;
  if (types || event.ctrlKey || event.metaKey || event.altKey || target.closest('dialog')) return;
  if (!Object.hasOwn(keys, key) || !hasKeys) return;
  event.preventDefault();
  if (!event.repeat || 'jk'.includes(key)) keys[key]();
});

const begin = () => {
  const use = document.getElementById('use-keys');
  use.checked = hasKeys;
  use.onchange = () => {
    hasKeys = use.checked;
    withStorage(() => localStorage.setItem('queue keys', hasKeys ? 'on' : 'off'));
  };
  const show = document.getElementById('show-keys');
  show.hidden = false;
  show.onclick = keys['?'];
  tellTimes();
};

begin();
if (location.hash === '#next') document.getElementById('next')?.focus({ preventScroll: true });
