// In Development: the open page follows the files. Only what differs is changed: focus, open details, typed text stay.

const live = document.querySelector('.live');
let stream, request;

// Another kind of page has other scripts and styles, which only a real load runs.
const kindOf = page => [...page.querySelectorAll('script, [rel=stylesheet], .site-head')].map(part => part.src || part.href).join();

// An output is its script's; so is the discussion, as long as the article asks the same. Nothing equals NaN.
const promptOf = node => node.matches?.('output, [aria-labelledby=discussion]') ? `${node.querySelector('.prompt')?.textContent}` : NaN;
const isSame = (old, fresh) => old.isEqualNode(fresh) || promptOf(old) === promptOf(fresh);

const mergeAttributes = (old, fresh) => {
  for (const { name } of [...old.attributes, ...fresh.attributes]) {
    const value = fresh.getAttribute(name);
    if (value === old.getAttribute(name) || name === 'open' || name === 'hidden') continue; // readers and scripts set these two
    if (value === null) old.removeAttribute(name);
    else old.setAttribute(name, value);
  }
};

// Equal nodes stay; a changed element is gone through inside.
const merge = (old, fresh) => {
  mergeAttributes(old, fresh);
  const left = [...old.childNodes], coming = [...fresh.childNodes];
  const drop = count => left.splice(0, count).forEach(node => node.remove());
  while (coming.length) {
    const node = coming.shift(), at = left.findIndex(candidate => isSame(candidate, node));
    if (at === 0 || (at > 0 && node.children)) {
      drop(at);
      left.shift();
    } else if (node.children && left[0]?.nodeName === node.nodeName && !coming.some(later => isSame(left[0], later))) {
      merge(left.shift(), node);
    } else old.insertBefore(node, left[0] ?? null);
  }
  drop(left.length);
};

// What is read stays where it is below the banner: the first block in sight that stays is held.
const keepPlace = change => {
  const placeOf = block => block.getBoundingClientRect().top - Math.max(0, live.getBoundingClientRect().bottom);
  const seen = scrollY === 0 ? [] : [...document.querySelectorAll('main :is(h1, h2, h3, p, li, tr, dd, pre):not(.toc *)')]
    .map(block => [block, placeOf(block)])
    .filter(([, place]) => place >= 0 && place < innerHeight);
  change();
  const [block, place] = seen.find(([{ isConnected }]) => isConnected) ?? [];
  if (block) scrollBy({ top: placeOf(block) - place, behavior: 'instant' });
};

const show = page => {
  if (!page || kindOf(page) !== kindOf(document)) return location.reload();
  const { changes } = live.dataset;
  keepPlace(() => {
    document.title = page.title;
    const [old, fresh] = [document, page].map(from => from.querySelectorAll('.live, .site-head, main'));
    old.forEach((part, index) => merge(part, fresh[index]));
  });
  if (live.dataset.changes !== changes) listen();
};

// The content policy leaves this as the one way to a parsed page. A newer load ends the one under way.
const load = () => {
  request?.abort();
  request = new XMLHttpRequest();
  request.open('GET', location.pathname + location.search);
  request.setRequestHeader('Cache-Control', 'no-cache'); // a kept redirect may be old
  request.responseType = 'document';
  request.onload = () => show(request.response);
  request.onerror = () => setTimeout(listen, 500); // the site starts again
  request.send();
};

const follow = ({ data }) => {
  const { revision, address } = JSON.parse(data);
  if (revision === live.dataset.revision) return;
  const path = address && new URL(`.${address}`, import.meta.url).pathname; // beside this file, wherever the site stands
  if (path && path !== location.pathname) history.replaceState(null, '', path + location.search + location.hash);
  load();
};

// A tab that nobody sees keeps no connection: over HTTP/1.1 a browser has six for one site.
const listen = () => {
  stream?.close();
  stream = document.hidden ? null : new EventSource(live.dataset.changes);
  if (stream) stream.onmessage = follow;
};

if (live) {
  addEventListener('pageshow', listen);
  addEventListener('pagehide', () => stream?.close());
  document.addEventListener('visibilitychange', listen);
}
