// The discussion works without this file: where something here fails, the form or the link does it.

const make = (name, properties) => Object.assign(document.createElement(name), properties);
const addressOf = path => new URL(path, import.meta.url).pathname; // beside this file, wherever the site stands
const counted = (number, what) => `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;

// The content policy leaves this as the one way to a parsed page.
export const load = (method, address, body) => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open(method, address);
  request.responseType = 'document';
  request.timeout = 5_000;
  request.onload = () => request.status === 200 ? resolve(request.response) : reject();
  request.onerror = request.ontimeout = reject;
  request.send(body);
});

// Drafts: kept from the first letter until the comment is stored.

const fieldsOf = ({ elements: { name, kind, body, section } }) => [name, kind, body, ...section ? [section] : []];
const draftOf = ({ elements: { article, parent } }) => article && `draft ${article.value} ${parent?.value ?? ''}`;
const withStorage = use => { try { use(); } catch { /* full, or switched off */ } };

const keep = form => withStorage(() => {
  const [name, kind, body] = fieldsOf(form); // a name that the site knew is nobody's draft
  const typed = fieldsOf(form).map(field => field.value);
  if (body.value || kind.value || name.value !== name.defaultValue) localStorage.setItem(draftOf(form), JSON.stringify(typed));
  else localStorage.removeItem(draftOf(form));
});

const restore = form => withStorage(() => {
  const typed = JSON.parse(localStorage.getItem(draftOf(form)));
  if (!typed || form.elements.body.value) return;
  fieldsOf(form).forEach((field, index) => {
    field.value ||= typed[index] ?? '';
    if (field.selectedIndex < 0) field.selectedIndex = 0; // a section that is no longer here
  });
});

// Only a comment that was stored is answered by a redirect.
const eraseSent = () => withStorage(() => {
  const { redirectCount } = performance.getEntriesByType('navigation')[0];
  if (redirectCount) localStorage.removeItem(sessionStorage.getItem('sent'));
});

const count = area => {
  const left = area.dataset.limit - area.value.trim().length;
  if (!area.nextElementSibling) area.after(make('p', { className: 'hint', role: 'status' }));
  area.nextElementSibling.textContent = left > area.dataset.limit / 10 ? ''
    : left < 0 ? `${counted(-left, 'character')} too many` : `${counted(left, 'character')} left`;
};

document.addEventListener('input', ({ target }) => {
  if (target.dataset.limit) count(target);
  if (target.form && draftOf(target.form)) keep(target.form);
});

// One press sends once.

const release = form => { form.ariaBusy = null; };

document.addEventListener('submit', event => {
  const form = event.target;
  if (form.ariaBusy) return event.preventDefault();
  form.ariaBusy = 'true';
  setTimeout(release, 10_000, form);
  if (form.closest('.actions')) {
    event.preventDefault();
    vote(form).catch(() => form.submit());
  } else if (draftOf(form) && !event.submitter?.name) {
    withStorage(() => sessionStorage.setItem('sent', draftOf(form)));
  }
});

addEventListener('pageshow', () => {
  document.querySelectorAll('[aria-busy]').forEach(release);
  withStorage(() => sessionStorage.removeItem('sent'));
});

// Every comment's buttons are taken over: a first vote gives the browser a key, and each form its token.
const vote = async form => {
  const { id } = form.closest('.comment');
  const page = await load('POST', form.action, new URLSearchParams(new FormData(form)));
  const button = page.getElementById(id).querySelector('[aria-pressed]');
  for (const comment of page.querySelectorAll('.comment')) {
    document.getElementById(comment.id)?.querySelector('.actions')?.replaceWith(comment.querySelector('.actions'));
  }
  const comment = document.getElementById(id);
  const told = page.getElementById(id).querySelector('.told');
  comment.querySelector('.told')?.remove();
  if (told) comment.prepend(told);
  button.focus();
};

// Replies where they belong.

const reply = async link => {
  const form = (await load('GET', link.href)).getElementById('comment-form');
  for (const element of [form, ...form.querySelectorAll('*')]) {
    for (const name of ['id', 'for', 'aria-labelledby', 'aria-describedby']) {
      const ids = element.getAttribute(name);
      if (ids) element.setAttribute(name, ids.replace(/\S+/g, 'reply-$&'));
    }
  }
  const comment = link.closest('.comment');
  const close = () => { form.remove(); comment.querySelector('.reply').focus(); };
  form.querySelector('.second').after(' ', make('button', { type: 'button', className: 'second', textContent: 'Cancel', onclick: close }));
  form.onkeydown = event => { if (event.key === 'Escape' && !event.isComposing) close(); };
  document.getElementById('reply-comment-form')?.remove();
  comment.append(form);
  restore(form);
  form.elements.body.focus();
};

// The page's one form, with what is typed in it, comes to the section that it is to be about, and goes back.

const place = make('p', { className: 'follow' });

const bring = link => {
  const form = document.getElementById('comment-form');
  const { section, body } = form.elements;
  const close = () => {
    place.replaceWith(form);
    form.querySelector('[data-close]').remove();
    form.onkeydown = null;
    section.value = '';
    link.focus();
  };
  form.querySelector('[data-close]')?.remove();
  const cancel = make('button', { type: 'button', className: 'second', textContent: 'Cancel', onclick: close });
  cancel.dataset.close = '';
  form.querySelector('.second').after(' ', cancel);
  form.onkeydown = event => { if (event.key === 'Escape' && !event.isComposing) close(); };
  section.value = new URL(link.href).searchParams.get('section');
  if (!place.isConnected) form.before(place);
  place.replaceChildren(make('a', { href: '#comment-form', textContent: 'Your comment is open beside its section' }));
  link.closest('.section-head').after(form);
  body.focus();
};

document.addEventListener('click', event => {
  const link = event.target.closest('.actions .reply, .about .reply');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (link.closest('.about')) bring(link);
  else reply(link).catch(() => { location.href = link.href; });
});

// Times, and comments that came since.

const ago = new Intl.RelativeTimeFormat('en');
const since = minutes => minutes < -5 || minutes >= 43_200 ? '' // another clock, or a month
  : minutes < 1 ? 'just now'
  : minutes < 60 ? ago.format(-minutes, 'minute')
  : minutes < 1_440 ? ago.format(-Math.floor(minutes / 60), 'hour')
  : ago.format(-Math.floor(minutes / 1_440), 'day');

export const tellTimes = () => document.querySelectorAll('.comment time').forEach(time => {
  time.title ||= time.textContent;
  time.textContent = since(Math.floor((Date.now() - Date.parse(time.dateTime)) / 60_000)) || time.title;
});

const discussion = document.querySelector('[data-newest]');
const feed = document.querySelector('link[type="application/atom+xml"]');
const news = make('p', { className: 'follow', role: 'status' });

const askForNews = async () => {
  if (!discussion || document.hidden || navigator.connection?.saveData) return;
  const ids = [...(await load('GET', feed.href)).querySelectorAll('entry > id')].map(id => id.textContent.slice(-36))
    .filter(id => id > discussion.dataset.newest && !document.getElementById(`c-${id}`));
  const text = `${counted(ids.length, 'new comment')} — show`;
  const href = addressOf(`comments/${ids.at(-1)}`);
  if (ids.length && news.textContent !== text) news.replaceChildren(make('a', { href, textContent: text }));
};

const lookAgain = () => { tellTimes(); askForNews().catch(() => {}); };

// What was done is said once: the address that is kept, or sent to somebody, is the page's own.
const tellDone = () => {
  const told = document.querySelector('.told');
  if (!told) return;
  const address = new URL(location.href);
  address.searchParams.delete(told.dataset.deed);
  history.replaceState(history.state, '', address);
  told.tabIndex = -1;
  addEventListener('load', () => told.focus()); // before that the browser goes to the fragment, and takes the focus away
};

eraseSent();
tellDone();
document.querySelectorAll('.comment-form').forEach(restore);
discussion?.querySelector('.follow').before(news);
tellTimes();
setInterval(lookAgain, 60_000);
document.addEventListener('visibilitychange', lookAgain);
