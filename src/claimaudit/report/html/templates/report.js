(() => {
'use strict';
const $ = (q, at = document) => at.querySelector(q);
const $$ = (q, at = document) => [...at.querySelectorAll(q)];
const data = JSON.parse($('#data').textContent);
const root = document.documentElement;
const main = $('main');
const AS_OF = document.title.split(' ').pop();
const el = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};
const english = () => $('#l-en').checked;
const tongue = pair => pair[english() ? 1 : 0];
const say = (key, slots = {}) => tongue(data.text[key]).replace(/\{(\w+)\}/g, (all, name) => name in slots ? slots[name] : all);

// All views but the first wait as text, which without scripts is the page itself; each is built when it is first shown.
const packed = new Map($$('noscript.k').map(e => [e.parentNode, e.textContent]));
const build = view => {
  const waiting = $(':scope > noscript.k', view);
  if (!waiting) return false;
  const box = el('template');
  box.innerHTML = packed.get(view);
  for (const card of $$('.nt>details', box.content)) card.classList.add('card');
  // Who has no pointer scrolls a wide table once it has the focus.
  for (const wide of $$('.idle>.tw', box.content)) { wide.tabIndex = 0; wide.setAttribute('role', 'group'); }
  waiting.replaceWith(box.content);
  return true;
};
// Where an id stands that is not built yet.
const home = id => {
  const at = new RegExp(' id="?' + id.replace(/[^\w-]/g, '\\$&') + '["\\s>]');
  for (const [view, text] of packed) if (at.test(text)) return view;
  return null;
};
const find = id => {
  const at = document.getElementById(id);
  if (at || !id) return at;
  const view = home(id);
  if (view && build(view)) { try { location.replace('#' + id); } catch { /* :target stays */ } }
  return document.getElementById(id);
};
const decode = text => { if (!/[<&]/.test(text)) return text; const box = el('template'); box.innerHTML = text; return box.content.textContent; };
// Every claim, in the order of the page: its id, its short id, its quote without glosses, and its whole card.
const plain = text => decode(text.replace(/<u>.*?<\/u>/gs, ''));
const wordsOf = html => decode(html.replace(/<u>[^<]*<\/u>|<\/?b>|<\/?u(?: class=x)?>/g, '').replace(/<(?:a|q[^>]*><i) class=(\w+)[^>]*>/g, (tag, name) => words.has(name) ? '\n' + words.get(name).join('\n') + '\n' : tag).replace(/<[^>]+>/g, '\n'));
const CARD = '<details class=v';
let entries = null;
const all = () => entries ||= [...packed.values()].flatMap(text => text.split(CARD).slice(1)).map((card, i) => {
  const [, head, id, brief, own, quote] = /(<summary>.*?)<div id=([^ >]+)><q id=([^ >]+?)(?: lang=(\w+))?>(.*?)<\/q>/s.exec(card);
  const [, abroad, gloss] = /<q lang=(\w+)>(.*?)<\/q>/s.exec(head) || [];
  const [, figure] = /<b>(.*?)<\/b>/s.exec(quote) || [];
  return {id, brief, own: own || written(plain(quote), 'zh-Hans'), head, quote: plain(quote), gloss: gloss && decode(gloss), abroad, card, place: i, row: data.rows[i], figure: figure ? plain(figure) : ''};
});
// The words of the article as this reader reads them.
const rendered = entry => entry.gloss && english() === (entry.abroad === 'en') ? entry.gloss : entry.quote;
// What a link to a claim is called: these words, and where others beside it begin alike, what they are of.
let named = null;
const LABEL = {zh: 32, en: 60};
const entryOf = link => {
  named ||= new Map(all().flatMap(entry => [[entry.brief, entry], [entry.id, entry]]));
  return named.get(decodeURIComponent(link.hash.slice(1)));
};
const label = entry => (entry.label ||= {})[root.lang] ||= shortened(entry);
const shortened = entry => {
  const told = rendered(entry), most = LABEL[told === entry.gloss ? entry.abroad : 'zh'], letters = [...told.replace(/\s+/g, ' ')];
  return letters.length > most ? letters.slice(0, most - 1).join('').replace(told === entry.gloss ? /\s+\S*$/ : /\s+$/, '') + '…' : letters.join('');
};
const call = link => {
  const entry = entryOf(link);
  if (!entry) { link.textContent = decodeURIComponent(link.hash.slice(1)); return; }
  const words = label(entry), alike = $$('a', link.closest('ul,ol,p,td') || link.parentNode).some(other => other.hash && entryOf(other) && entryOf(other) !== entry && label(entryOf(other)) === words);
  link.textContent = words + (alike ? ' · ' + [names('subject', entry.row), names('metric', entry.row), /\d+/.exec(entry.head)[0]].join(' · ') : '');
  link.title = names('article', entry.row) + ' · ' + rendered(entry);
  link.lang = written(words);
};
// What a card says at its head: of what was convicted the reason as a person wrote it, without what weakens it, and what it rests on.
const headOf = ({head}) => {
  const box = el('template');
  box.innerHTML = head;
  spell(box.content);
  $('.gi>small', box.content)?.remove();
  return {gist: $('.gi', box.content), twin: $('summary>small', box.content), marks: $$('em:not(.w)', box.content)};
};
// Of what is wrong with an article the sentence that somebody wrote of it.
const tell = link => {
  const {gist} = headOf(all().find(entry => entry.brief === link.hash.slice(1)));
  if (gist) link.replaceChildren(...gist.childNodes);
};

// Of a finding without the words of its sources those that count most, as its badge says, and whose they are.
const hear = row => {
  const box = el('template');
  box.innerHTML = CARD + entryOf($('a', row)).card;
  const clip = $('ol:first-of-type>li>p:has(>q):has(>a)', box.content);
  if (!clip) return;
  const source = $(':scope>a', clip), day = DAY.exec(source.nextSibling?.data);
  while (source.nextSibling) source.nextSibling.remove();
  if (day) clip.append(' · ' + day[0]);
  clip.className = 'se clip';
  $('.ob', row).before(clip);
};

// The words that the style sheet shows, written out where somebody reads, so that they can be copied and found.
const words = new Map();
for (const rule of document.styleSheets[1].cssRules) {
  const text = name => JSON.parse(rule.style.getPropertyValue(name).trim().replace(/\\([0-9a-f]+) /g, (all, code) => JSON.stringify(String.fromCodePoint(parseInt(code, 16))).slice(1, -1)));
  const zh = text('--z'), same = !rule.style.getPropertyValue('--e');
  words.set(rule.selectorText.slice(1), [zh, same ? zh : text('--e')]);
}
for (const list of Object.values(data.words)) list.forEach((word, i) => { list[i] = words.get(word) || word; });
const WORD = ':is(i,em,p,li,td,dt,dd,th,small,caption,summary,b,a)[class]', SIGN = 'a:is([class^=v],[href^="#C"]):empty';
// A browser breaks lines inside of 2025-05-28.
const DAY = /\d{4}(?:-\d\d)+(?!\d)/;
const whole = at => {
  const texts = document.createTreeWalker(at, NodeFilter.SHOW_TEXT), dated = [];
  while (texts.nextNode()) if (DAY.test(texts.currentNode.data) && !texts.currentNode.parentNode.closest('time,a,q,code')) dated.push(texts.currentNode);
  for (let text of dated) for (let day; (day = DAY.exec(text.data));) {
    text = text.splitText(day.index);
    const after = text.splitText(day[0].length);
    text.replaceWith(el('time', {}, day[0]));
    text = after;
  }
};
const spell = at => {
  for (const link of $$(SIGN, at)) call(link);
  for (const e of $$('q:not([lang]),.srcs :is(h3,cite):not([lang])', at)) e.lang = written(e.textContent, 'zh-Hans');
  for (const e of $$(WORD, at)) if (words.has(e.className)) e.textContent = tongue(words.get(e.className));
  whole(at);
};

// Words are found whichever script they are in.
const simple = new Map([...data.fold.matchAll(/(.)(.)/gu)].map(([, from, to]) => [from, to]));
const traditional = new RegExp('[' + [...simple.keys()].join('') + ' ]', 'gu');
// In which language words are, and Chinese in which characters; `bare` where they have none.
const written = (text, bare = 'en') => {
  const han = text.match(/[\u3400-\u9fff]/g) || [];
  return han.length ? 20 * han.filter(c => simple.has(c)).length > han.length ? 'zh-Hant' : 'zh-Hans' : bare;
};
const fold = text => text.normalize('NFKC').toLowerCase().replace(traditional, c => simple.get(c) || c);

// Which view is shown.
const target = () => { try { return find(decodeURIComponent(location.hash.slice(1))); } catch { return null; } };
const shown = () => { const at = target(); return (at && at.closest('.view')) || $('#v_glance'); };

// Of each document what its title is marked with, its address and its title.
const documents = new Map([...packed.get($('#v_sources')).matchAll(/<li id=(D\w+)><(?:h3|cite)(?: lang=([\w-]+))?>(?:<a href="?(https:[^">]*)"?>)?([^<]*)/g)].map(([, id, ...told]) => ['#' + id, told]));
// Beside the entry of a document, which lists all that rests on it, the document itself where it has a link.
const straight = at => {
  for (const link of $$('.out', at)) link.remove();
  for (const link of $$('a[href^="#D"]', at)) {
    const [, out] = documents.get(link.hash) || [];
    if (out) link.after(el('a', {class: 'out', href: decode(out), 'aria-label': say('ui.open'), title: say('ui.open')}, '↗'));
  }
};
const translated = text => text ? say('ui.translated', {text}) : '';
// So many facts are heard in a citation, each in the words of one document.
const HEARD = 2;
const actions = card => {
  const body = card.lastElementChild;
  if ($('.act', body)) return;
  straight(body);
  const entry = all().find(found => found.id === body.id), {row} = entry;
  const link = el('a', {href: '#' + body.id}, say('card.link'));
  const button = el('button', {type: 'button'}, say('card.copy'));
  button.addEventListener('click', async () => {
    const marks = headOf(entry).marks.map(inTongue).join(say('sentence.semicolon'));
    const verdict = names('verdict', row) + (marks ? ` (${marks})` : '');
    const head = card.firstElementChild;
    const told = ($('.gi', head) || $(english() ? ':scope>i[lang=en]' : ':scope>i:not([lang],[class])', head) || $(':scope>i:last-of-type', head)).innerText;
    const heard = $$('ol>li', body).map(fact => $(':scope>p:has(q):has(a)', fact)).filter(Boolean).slice(0, HEARD).map(p => say('ui.heard', {words: $('q', p).textContent, gloss: translated($(english() ? 'q+i[lang=en]' : 'q+i:not([lang],[class])', p)?.textContent), source: [$('a', p).textContent, $('.out', p)?.href].filter(Boolean).join(' · ')}));
    // A file on somebody's disk is no address for others.
    const where = location.protocol === 'file:' ? [inTongue($('#v_glance h1')), AS_OF, ''].join(' · ') : location.href.split('#')[0];
    const text = [say('ui.citation', {quote: entry.quote, gloss: translated(rendered(entry) === entry.quote ? '' : rendered(entry)), title: names('article', row), verdict}), told, ...heard, where + '#' + body.id].join('\n');
    try { await navigator.clipboard.writeText(text); } catch {
      const box = el('textarea'); box.value = text; body.append(box); box.select(); document.execCommand('copy'); box.remove();
    }
    button.textContent = say('ui.copied');
  });
  // Codes and lines are for who wants them, each behind its name.
  const coded = (key, code) => el('p', {}, say('card.' + key) + ' ', el('code', {}, code));
  const folded = el('details', {class: 'idle by'}, el('summary', {}, say('card.rules')), coded('id', body.id), ...row[PLACE.rung] === null ? [] : [el('p', {}, names('rung', row))], ...$$('data', body).map(({value}) => coded('tags', value)), coded('share', 'claimaudit export card --claim ' + body.id));
  // On paper a finding stands alone where the address is its own.
  const print = el('button', {type: 'button'}, say('card.print'));
  print.addEventListener('click', () => { try { location.replace(link.hash); } catch { /* sandboxed */ } window.print(); });
  // How to object stands on the card, too: nobody has to leave it.
  const object = el('details', {class: 'idle by'}, el('summary', {}, say('card.object')));
  for (let at = $('#v_object').nextElementSibling; at && !at.matches('h2'); at = at.nextElementSibling) object.append(at.cloneNode(true));
  body.append(folded, object, el('p', {class: 'act'}, link, button, print));
};
main.addEventListener('toggle', event => { const card = event.target; if (card.open && card.classList.contains('card')) { spell(card); actions(card); } }, true);

// What is jumped to stops below the header, however many lines that takes.
const header = $('header');
const narrow = matchMedia('(max-width:48rem)');
const tall = e => e && getComputedStyle(e).position === 'sticky' ? e.offsetHeight : 0;
// Only an article has what sticks there: set on the root, these cost a look at every element.
const clear = () => {
  const steps = $('.steps', shown()), head = tall(header), bar = tall(steps);
  if (steps) { root.style.setProperty('--head', head + 'px'); root.style.setProperty('--bar', bar + 'px'); }
  root.style.scrollPaddingTop = `calc(${head + bar}px + .2rem)`;
};
const resized = new ResizeObserver(clear);
resized.observe(header);
const show = card => { clear(); card.open = true; card.scrollIntoView({block: 'start'}); card.firstElementChild.focus({preventScroll: true}); };

const arrive = () => {
  const view = shown();
  build(view);
  if (view.id === 'v_glance') $$('.finds>li:not(:has(.two,.clip))', view).forEach(hear);
  spell(view);
  if (view.classList.contains('article') && !$('.strip', view)) tools(view);
  clear();
  for (const link of $$('nav a')) {
    if (link.hash === '#' + view.id) link.setAttribute('aria-current', 'page'); else link.removeAttribute('aria-current');
  }
  const at = target();
  const card = at && at.closest('.card');
  if (card) {
    const id = '#' + card.lastElementChild.id;
    if (location.hash !== id) { try { history.replaceState(null, '', location.search + id); } catch { /* sandboxed */ } }
    // Who comes by a link learns whose words these are.
    $('.of', card)?.remove();
    card.firstElementChild.prepend(el('small', {class: 'of'}, names('article', all().find(entry => '#' + entry.id === id).row)));
    if (!card.checkVisibility()) $('.steps [aria-pressed]', view).click();
    show(card);
  }
  else if (at && at.classList.contains('view')) { window.scrollTo(0, 0); }
  if (view.id === 'v_claims') table();
  if (view.id === 'v_evidence' && !$('li small', view)) for (const link of $$('a[href^="#D"]', view)) {
    const [lang, , title] = documents.get(link.hash);
    link.after(' ', el('small', {lang: lang || written(title, 'zh-Hans')}, decode(title)));
  }
  if (SIFTED.includes(view.id) && $('.sift', view)?.lang !== root.lang) sift(view);
  if (at && at.hidden) { at.hidden = false; at.scrollIntoView(); }
  const heading = $('.subj:target h2', view) || $('h1', view);
  document.title = (heading ? heading.innerText + ' · ' : '') + 'claimaudit ' + AS_OF;
};
// A filter, by the names of its values.
const choice = (form, label, values, ordered) => {
  const collator = new Intl.Collator(english() ? 'en' : 'zh');
  if (!ordered) values.sort(([, a], [, b]) => collator.compare(a, b));
  const made = el('select', {}, el('option', {value: ''}, say('table.all')));
  made.values = values;
  form.append(el('label', {}, label, made));
  return made;
};
// How many of what the other filters leave have each value; what none has is no choice.
const facet = (select, counts, chosen = select.value) => {
  const left = select.values.filter(([value]) => counts.has(value) || value === chosen);
  select.replaceChildren(select.firstChild, ...left.map(([value, name]) => el('option', {value}, say('table.facet', {name, n: counts.get(value) || 0}))));
  select.value = chosen;
};
// Long lists are searched by any of their words.
const SIFTED = ['v_sources', 'v_subjects'], LISTED = 50;
// Where a copy was read, and under which edition, tells no other publisher.
const houseOf = name => { const bare = name.replace(/ ?[(（].*[)）]$/, ''); return tongue(data.houses)[bare] || bare; };
// What a document is chosen by; how it was seen is not told of each where its list has it as a rule.
const TRAITS = {
  'article.publisher': told => houseOf(told[0]),
  'table.tier': told => told[2],
  'ui.seen': (told, list) => data.seen.map(tongue).find(seen => told.includes(seen)) || tongue(data.seen.at(list.matches('.plain~.plain') ? -1 : -2)),
  'ui.strength': (told, list, row) => { const found = $$('.l a,.o a', row).map(link => names('strength', entryOf(link).row)); return found.length ? [...new Set(found)] : say('table.nothing'); },
};
// What is not on the screen yet is told in both languages.
const inTongue = at => {
  const own = at.cloneNode(true);
  for (const other of $$(english() ? 'i:not([lang],[class])' : 'i[lang=en]', own)) other.remove();
  return own.textContent;
};
const sift = view => {
  for (const e of $$('.sift,.more,.r', view)) e.remove();
  // A document that others retell leads to them.
  for (const link of $$('h3+p>a[href^="#D"]', view)) {
    const told = $('#' + link.hash.slice(1)), row = link.closest('li'), [name, on] = inTongue(link.parentNode).split(' · ');
    if (!$('.r', told)) told.append(el('p', {class: 'r'}));
    $('.r', told).append(el('a', {href: '#' + row.id}, name + ' · ' + on), ' ');
  }
  for (const e of $$('[hidden]', view)) e.hidden = false;
  const traits = view.id === 'v_sources' ? Object.entries(TRAITS) : [];
  const lists = $$('.toc,.srcs,.plain', view).map(list => {
    const rows = [...list.children].map(row => ({row, text: fold(row.textContent), traits: traits.map(([, trait]) => [].concat(trait(inTongue($('h3+p,small', row)).trim().split(' · '), list, row)))}));
    const more = el('button', {type: 'button', class: 'more'}, say('table.show_more', {n: LISTED}));
    const of = {list, rows, more, limit: traits.length ? LISTED : Infinity};
    more.addEventListener('click', () => { of.limit += LISTED; show(); });
    list.after(more);
    return of;
  });
  const search = el('input', {type: 'search', placeholder: say('ui.sift_' + view.id)});
  const form = el('form', {class: 'sift', lang: root.lang}, el('label', {}, say('table.search'), search));
  const selects = traits.map(([label], i) => choice(form, say(label), [...new Set(lists.flatMap(({rows}) => rows.flatMap(({traits}) => traits[i])))].map(name => [name, name])));
  const none = el('p', {role: 'status'});
  const show = () => {
    const asked = fold(search.value).split(/\s+/), counts = selects.map(() => new Map());
    for (const {list, rows, more, limit} of lists) {
      const fits = [];
      for (const found of rows) {
        found.row.hidden = true;
        const {text, traits} = found, out = selects.flatMap(({value}, i) => !value || traits[i].includes(value) ? [] : [i]);
        if (!asked.every(word => text.includes(word))) continue;
        if (!out.length) fits.push(found);
        counts.forEach((count, i) => { if (out.every(other => other === i)) for (const name of traits[i]) count.set(name, (count.get(name) || 0) + 1); });
      }
      for (const {row} of fits.slice(0, limit)) row.hidden = false;
      more.hidden = fits.length <= limit;
      if (list.matches('h2+ul')) list.previousElementSibling.hidden = !fits.length;
    }
    selects.forEach((select, i) => facet(select, counts[i]));
    none.textContent = lists.every(({rows}) => rows.every(({row}) => row.hidden)) ? say('table.empty') : '';
  };
  form.append(none);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('input', show);
  $('.lead', view).after(form);
  show();
};
// What is off by itself, and what does not fit what else the article says.
const PROBLEMS = '.card:is(.vc,.vm,.vk,[data-sum])';
const button = (key, does, shortcut) => {
  const made = el('button', {type: 'button', 'data-t': key}, say(key));
  if (shortcut) made.dataset.k = shortcut;
  made.addEventListener('click', () => does(made));
  return made;
};
// Who dictates sets off single keys unawares: they can be switched off for good.
let hasKeys = memory.get('keys') !== 'off';
const tellKeys = () => {
  for (const e of $$('[data-t="ui.keys"]')) e.setAttribute('aria-pressed', hasKeys);
  for (const e of $$('[data-k]')) {
    e.title = hasKeys ? say('ui.key', {key: e.dataset.k}) : '';
    if (hasKeys) e.setAttribute('aria-keyshortcuts', e.dataset.k); else e.removeAttribute('aria-keyshortcuts');
  }
};
// What unfolds folds again, from the innermost outwards, and the focus stays at its head.
const escape = at => {
  const menu = $('#menu'), open = menu.checked ? header : at.closest('details[open]');
  if (menu.checked) menu.checked = false; else if (open) open.open = false;
  (open && $('summary,#menu', open))?.focus();
};
document.addEventListener('keydown', ({target: at, key, ctrlKey, metaKey, altKey}) => {
  if (ctrlKey || metaKey || altKey || at.closest('input:not(#opts *,[type=checkbox]),select,textarea')) return;
  if (key === 'Escape') escape(at);
  else if (hasKeys && !at.closest('input')) $$('[data-k]', shown()).find(made => made.dataset.k === key)?.click();
});
const tools = view => {
  const problems = $$(PROBLEMS, view), cards = $$('.card', view);
  const open = yes => { for (const card of cards) card.open = yes; };
  // From the problem that was shown last, or from where the reader has gone since, round the end of the article.
  let at = -1;
  const top = card => card.getBoundingClientRect().top;
  const step = by => {
    if (at < 0 || top(problems[at]) < 0 || top(problems[at]) > innerHeight) at = problems.filter(card => top(card) <= header.offsetHeight + steps.offsetHeight).length - (by > 0);
    at = (at + by + problems.length) % problems.length;
    show(problems[at]);
    // The address is that of what is shown, and one step back leads out of the article.
    try { location.replace('#' + problems[at].lastElementChild.id); } catch { /* sandboxed */ }
  };
  const only = made => made.setAttribute('aria-pressed', view.classList.toggle('only'));
  const steps = el('p', {class: 'act steps'}, button('article.only', only, 'o'), button('article.previous', () => step(-1), 'p'), button('article.next', () => step(1), 'n'));
  steps.firstChild.setAttribute('aria-pressed', 'false');
  const keys = button('ui.keys', () => { hasKeys = !hasKeys; memory.set('keys', hasKeys ? 'on' : 'off'); tellKeys(); });
  $('.how', view).after(el('p', {class: 'act'}, button('article.expand', () => open(true)), button('article.collapse', () => open(false)), ...problems.length ? [keys] : []), ...problems.length ? [steps] : []);
  tellKeys();
  resized.observe(steps);
  // Of the strip's marks one is reached by the Tab key, the others from it by the arrows.
  const strip = el('div', {class: 'strip', role: 'toolbar', 'aria-label': say('article.strip')}, ...cards.map((card, i) => el('a', {href: '#' + $('q[id]', card).id, class: card.classList[0] + (card.matches('[data-sum]') ? ' us' : ''), tabindex: i ? -1 : 0})));
  strip.addEventListener('keydown', event => {
    const marks = [...strip.children], at = marks.indexOf(event.target);
    const to = marks[{ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: marks.length - 1}[event.key]];
    if (!to) return;
    event.preventDefault(); event.target.tabIndex = -1; to.tabIndex = 0; to.focus();
  });
  const named = el('p', {class: 'meta', 'data-t': 'article.strip'}, say('article.strip'));
  const name = ({type, target: mark}) => { named.textContent = mark.hash && !/out$/.test(type) ? names('verdict', entryOf(mark).row) + ' · ' + mark.textContent : say('article.strip'); };
  for (const kind of ['focusin', 'focusout', 'mouseover', 'mouseout']) strip.addEventListener(kind, name);
  $('.bar', view).after(strip, named);
  spell(strip);
  $$('.wrong a[href^="#C"]', view).forEach(tell);
  // Who comes to read the article sees what is wrong with it; who comes for one claim, that claim.
  if (target() === view && !narrow.matches) for (const card of problems) card.open = true;
  // What is out of sight keeps about the room that it takes, so that no row lies over the next.
  for (const row of $$('.row', view)) row.style.containIntrinsicHeight = `auto ${6 + 4.5 * $$('.card', row).length + 44 * $$('.card[open]', row).length}rem`;
};

// A number in the text lights up its quote.
const light = event => {
  const link = event.target.closest && event.target.closest('.tx a');
  for (const mark of $$('mark.hot')) mark.classList.remove('hot');
  if (!link) return;
  const at = document.getElementById(link.hash.slice(1));
  const card = at && at.closest('.card');
  let left = card ? $('q[id]', card).textContent.length : 0;
  for (let at = link.previousSibling; at && left > 0; at = at.previousSibling) {
    if (at.nodeName === 'MARK') at.classList.add('hot');
    if (at.nodeName !== 'A') left -= at.textContent.length;
  }
};
main.addEventListener('mouseover', light);
main.addEventListener('focusin', light);

// The table of all claims: its state is the address.
const FILTERS = ['verdict', 'weight', 'article', 'strength', 'form', 'subject', 'metric', 'reason', 'tier'];
const COLUMNS = ['verdict', 'article', 'subject', 'metric', 'figure', 'quote', 'reason'];
const PLACE = {verdict: 0, article: 1, subject: 2, metric: 3, reason: 4, tier: 5, strength: 6, form: 7, told: 8, rung: 9};
// What is to be looked at first: of each row its place, and its weight.
const WEIGHTS = ['point', 'detail'], FIRST = new Map(data.first.map(([place, weight], i) => [place, {at: i, weight}]));
const PAGE = 100;
let state = null;
let rows = null;
let limit = PAGE;
const load = () => {
  const query = new URLSearchParams(location.search);
  state = {q: query.get('q') || '', sort: query.get('sort') || ''};
  for (const name of FILTERS) state[name] = query.get(name) || '';
  // Links of before name an article by its id.
  if (data.articles[state.article]) state.article = data.articles[state.article];
};
const store = () => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) if (value) query.set(name, value);
  const lang = new URLSearchParams(location.search).get('lang');
  if (lang) query.set('lang', lang);
  const text = query.toString();
  try { history.replaceState(null, '', location.pathname + (text ? '?' + text : '') + location.hash); } catch { /* sandboxed */ }
};
const names = (name, row) => [].concat(row[PLACE[name]]).map(i => tongue(data.words[name][i])).join(say('sentence.semicolon'));
// Searched are all the words of a card, its gist, clips, publishers and reasons: read when somebody is likely to search.
const gather = () => {
  if (rows[0]?.text) return;
  for (const entry of rows) {
    const {row, figure, id, card} = entry;
    const words = ['subject', 'metric', 'reason'].flatMap(name => [].concat(row[PLACE[name]]).flatMap(k => data.words[name][k]));
    entry.told = [wordsOf(card.slice(card.indexOf('>') + 1)), id, figure, ...words].join('\n');
    entry.text = fold(entry.told);
  }
  // A statement is found by the words of its repeats too.
  for (const {place, told, text} of rows) if (place in data.repeats) { const first = rows[data.repeats[place]]; first.told += '\n' + told; first.text += '\n' + text; }
};
// Listed and counted are statements: of all articles, or of one article, each once, as the first screen counts them.
const repeats = (entry, apart) => {
  const first = data.rows[data.repeats[entry.place]];
  return first && (!apart || first[PLACE.article] === entry.row[PLACE.article]);
};
// What a claim has in a filter, and which filters keep it out: of what only one keeps out, that one counts its values.
const values = (entry, name) => name === 'weight' ? [FIRST.get(entry.place)?.weight].filter(Boolean) : [].concat(entry.row[PLACE[name]]).map(i => data.keys[name][i]);
const outside = (entry, asked) => {
  const out = FILTERS.filter(name => state[name] && !values(entry, name).includes(state[name]));
  if (!asked.every(word => entry.text.includes(word))) out.push('q');
  return out;
};
const wanted = () => fold(state.q).split(/\s+/).filter(Boolean);
const sieve = () => {
  const asked = wanted(), found = [], counts = Object.fromEntries(FILTERS.map(name => [name, new Map()]));
  if (asked.length) gather();
  for (const entry of rows) {
    const out = outside(entry, asked);
    if (!out.length && !repeats(entry, state.article)) found.push(entry);
    if (out.length > 1) continue;
    for (const name of FILTERS) if ((!out.length || out[0] === name) && !repeats(entry, name === 'article' || state.article)) for (const value of values(entry, name)) counts[name].set(value, (counts[name].get(value) || 0) + 1);
  }
  for (const name of FILTERS) facet($('#f-' + name), counts[name], state[name]);
  return found;
};
const order = found => {
  const down = state.sort.startsWith('-');
  const by = state.sort.replace(/^-/, '');
  // The gravest first, as on the first screen, and then as a reader meets them.
  if (!COLUMNS.includes(by) && by !== 'ratio') return found.sort((a, b) => (FIRST.get(a.place)?.at ?? FIRST.size) - (FIRST.get(b.place)?.at ?? FIRST.size) || a.row[0] - b.row[0]);
  const value = {verdict: e => e.row[0], ratio: e => data.ratio[e.place] ? Math.abs(Math.log(data.ratio[e.place])) : null, quote: e => e.quote, figure: e => e.figure}[by] || (e => names(by, e.row));
  const empty = v => v === null || v === '';
  const keyed = found.map(e => [value(e), e]);
  const collator = new Intl.Collator(english() ? 'en' : 'zh', {numeric: true});
  keyed.sort(([a], [b]) => empty(a) - empty(b) || (down ? -1 : 1) * (typeof a === 'number' ? a - b : collator.compare(a, b)));
  return keyed.map(([, e]) => e);
};
// What was searched for and stands in no cell, amid the words around it.
const AROUND = 40;
const unfolded = (text, at) => { let folded = 0, i = 0; for (const letter of text) { if (folded >= at) break; folded += fold(letter).length; i += letter.length; } return i; };
const heard = (entry, cells) => wanted().filter(word => !fold(cells).includes(word)).map(word => {
  const text = entry.told.split('\n').find(part => fold(part).includes(word)), found = fold(text).indexOf(word), at = unfolded(text, found), end = unfolded(text, found + word.length);
  const before = text.slice(Math.max(0, at - AROUND), at), after = text.slice(end, end + AROUND);
  return el('small', {class: 'heard'}, say('ui.found'), el('q', {lang: written(text)}, (at > AROUND ? '…' : '') + before, el('b', {}, text.slice(at, end)), after + (end + AROUND < text.length ? '…' : '')));
});
const line = entry => {
  const {row} = entry;
  const [style] = [data.styles[row[0]]];
  const verdict = el('td', {}, el('a', {class: style, href: '#' + entry.id}, tongue(data.words.verdict[row[0]])));
  const {weight} = FIRST.get(entry.place) || {}, {gist, twin, marks} = headOf(entry);
  if (weight) verdict.append(' ', el('strong', {}, say('glance.weight_' + weight)));
  for (const mark of marks) verdict.append(' ', el('em', {}, inTongue(mark)));
  const quote = rendered(entry);
  const cells = [names('article', row), names('subject', row), names('metric', row), english() && row[PLACE.told] || entry.figure, quote, gist ? inTongue(gist) : names('reason', row)];
  const made = cells.map((text, i) => el('td', text ? {'data-l': say('table.' + COLUMNS[i + 1])} : {}, text));
  // What sets it apart from others on the same words, where no column does.
  if (twin && !cells.includes(inTongue(twin))) made[1].append(' · ' + inTongue(twin));
  if (cells[3] === entry.figure) made[3].lang = entry.own;
  if (quote !== entry.quote) made[4].append(el('br'), el('small', {lang: entry.own}, entry.quote));
  made[4].lang = quote === entry.quote ? entry.own : entry.abroad;
  made[4].append(...heard(entry, [verdict, ...made].map(cell => cell.textContent).join('\n')));
  return el('tr', {}, verdict, ...made);
};
const fill = () => {
  const found = order(sieve());
  const body = $('#table tbody');
  body.replaceChildren(...found.slice(0, limit).map(line));
  const listed = rows.filter(entry => !repeats(entry, state.article)), unrated = listed.filter(entry => values(entry, 'verdict')[0] === 'not-rated').length;
  $('#table .tw').hidden = !found.length;
  $('#shown').textContent = found.length ? say('table.count', {n: found.length, total: listed.length, checked: listed.length - unrated, unrated}) : say('table.empty');
  const more = $('#more');
  more.hidden = found.length <= limit;
  more.textContent = say('table.show_more', {n: Math.min(PAGE, found.length - limit)});
  $('#reset').hidden = !FILTERS.concat('q').some(name => state[name]);
  $('#sort').value = state.sort.replace(/^-/, '');
  for (const head of $$('#table th')) {
    const name = head.dataset.c;
    head.setAttribute('aria-sort', state.sort === name ? 'ascending' : state.sort === '-' + name ? 'descending' : 'none');
    $('span', head).textContent = state.sort === name ? ' ▲' : state.sort === '-' + name ? ' ▼' : '';
  }
};
const change = () => { limit = PAGE; store(); fill(); };
const table = () => {
  const box = $('#table');
  if (!rows) { rows = all(); load(); (window.requestIdleCallback || setTimeout)(gather); }
  box.hidden = false;
  const form = el('form');
  form.addEventListener('submit', event => event.preventDefault());
  const search = el('input', {type: 'search', id: 'f-q', placeholder: say('table.search_hint')});
  search.value = state.q;
  search.addEventListener('input', () => { state.q = search.value.trim(); change(); });
  form.append(el('label', {}, say('table.search'), search));
  // On a phone what is found comes before the filters.
  const filters = el('details', narrow.matches && !FILTERS.some(name => state[name]) ? {} : {open: ''}, el('summary', {}, say('table.filters'))), fields = el('div');
  filters.append(fields);
  form.append(filters);
  for (const name of FILTERS) {
    const made = choice(fields, say('table.' + name), name === 'weight' ? WEIGHTS.map(key => [key, say('glance.weight_' + key)]) : data.keys[name].map((key, i) => [key, tongue(data.words[name][i])]), ['verdict', 'weight'].includes(name));
    made.id = 'f-' + name;
    made.addEventListener('change', () => { state[name] = made.value; change(); });
  }
  const reset = el('button', {type: 'button', id: 'reset'}, say('table.reset'));
  reset.addEventListener('click', () => { for (const name of Object.keys(state)) state[name] = ''; change(); table(); $('#f-q').focus(); });
  const sort = el('select', {id: 'sort'}, ...['', ...COLUMNS, 'ratio'].map(name => el('option', {value: name}, say('table.' + (name || 'gravest')))));
  sort.addEventListener('change', () => { state.sort = (sort.value === 'ratio' ? '-' : '') + sort.value; change(); });
  const heads = COLUMNS.map(name => {
    const button = el('button', {type: 'button', title: say('ui.sort_by')}, say('table.' + name), el('span', {'aria-hidden': 'true'}));
    button.addEventListener('click', () => { state.sort = state.sort === name ? '-' + name : state.sort === '-' + name ? '' : name; change(); });
    return el('th', {scope: 'col', 'data-c': name}, button);
  });
  const more = el('button', {type: 'button', id: 'more'});
  more.addEventListener('click', () => { limit += PAGE; fill(); });
  const grid = el('table', {class: 'st'}, el('caption', {class: 'vh'}, say('table.heading')), el('thead', {}, el('tr', {}, ...heads)), el('tbody'));
  box.replaceChildren(el('p', {}, say('table.lead')), form, el('p', {class: 'act'}, el('span', {id: 'shown', role: 'status'}), reset, el('label', {}, say('table.sort'), sort)), el('div', {class: 'tw', tabindex: '0', role: 'group'}, grid), more);
  fill();
};

// Colours as they were chosen before, and what a change of language changes.
// What is folded away has a place too, but nobody sees it there.
const folded = e => e.parentNode.closest('details:not([open])');
const anchorAt = () => { for (const e of $$('h1,h2,h3,.row,.card,li,tr', shown())) { const top = e.getBoundingClientRect().top; if (top > 60 && !folded(e)) return [e, top]; } return null; };
const colour = memory.get('colour');
if (colour && /^(auto|light|dark)$/.test(colour)) $('#c-' + colour).checked = true;
let place = null;
for (const label of $$('#opts label')) label.addEventListener('pointerdown', () => { place = anchorAt(); });
$('#opts').addEventListener('keydown', () => { place = anchorAt(); });
$('#opts').addEventListener('change', event => {
  const input = event.target;
  if (input.name === 'c') return memory.set('colour', input.id.slice(2));
  if (input.name !== 'l') return;
  for (const e of $$(WORD)) if (words.has(e.className) && e.textContent) e.textContent = '';
  for (const e of $$('[data-t]')) e.textContent = say(e.dataset.t);
  tellKeys();
  for (const e of $$('.strip')) e.setAttribute('aria-label', say('article.strip'));
  for (const link of $$('main a[title]')) call(link);
  for (const card of $$('.card:has(.by)')) { for (const e of $$('.act,.by', card)) e.remove(); if (card.open) actions(card); }
  const view = shown();
  spell(view);
  if (view.id === 'v_claims') table();
  if (SIFTED.includes(view.id)) sift(view);
  // Rows out of sight are measured only when they come near: once is not always enough.
  const back = left => {
    if (!place) return;
    window.scrollBy(0, place[0].getBoundingClientRect().top - place[1]);
    if (left) requestAnimationFrame(() => back(left - 1));
  };
  back(30);
});
window.addEventListener('hashchange', () => { $('#menu').checked = false; arrive(); });
window.addEventListener('popstate', () => { if (rows) { load(); if (shown().id === 'v_claims') table(); } });
let reopened = [];
window.addEventListener('beforeprint', () => {
  const card = target()?.closest('.card'), at = card || shown(), paper = card?.lastElementChild || at;
  // What is printed alone says who made the check.
  if (at.id !== 'v_glance') paper.append(el('div', {class: 'who'}, ...$$('#v_glance .who>p,#v_object+p').map(p => p.cloneNode(true))));
  reopened = $$('details:not([open],.idle)', at).filter(e => !e.matches('.card') || e.matches(PROBLEMS));
  for (const e of reopened) e.open = true;
  spell(at); straight(at);
});
window.addEventListener('afterprint', () => { $('.view:not(#v_glance) .who')?.remove(); for (const e of reopened) e.open = false; });
// A count leads to what it counts.
main.addEventListener('click', event => {
  const link = event.target.closest('a[href^="?"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  try { history.pushState(null, '', link.getAttribute('href')); } catch { return; }
  event.preventDefault();
  rows ||= all(); load(); location.replace('#v_claims'); arrive();
});
// The skip link moves the focus and leaves the view as it is.
$('.skip').addEventListener('click', event => { event.preventDefault(); main.focus(); });
arrive();
// A browser goes to the place of the address by itself once all is there.
if (location.hash) window.addEventListener('load', arrive);
})();
