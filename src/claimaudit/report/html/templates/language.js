// Which language a page is read in: the address, then what was chosen before, then the browser.
const memory = { get: key => { try { return localStorage.getItem('claimaudit.' + key); } catch { return null; } }, set: (key, value) => { try { localStorage.setItem('claimaudit.' + key, value); } catch { /* not kept */ } } };
const speak = () => { document.documentElement.lang = document.getElementById('l-en').checked ? 'en' : 'zh-Hans'; };
const asked = (new URLSearchParams(location.search).get('lang') || memory.get('lang') || navigator.language || 'zh').toLowerCase();
document.getElementById(asked.startsWith('zh') ? 'l-zh' : 'l-en').checked = true;
speak();
document.getElementById('opts').addEventListener('change', event => {
  if (event.target.name !== 'l') return;
  const chosen = event.target.id.slice(2);
  memory.set('lang', chosen);
  const query = new URLSearchParams(location.search);
  if (query.has('lang')) { query.set('lang', chosen); try { history.replaceState(null, '', '?' + query + location.hash); } catch { /* sandboxed */ } }
  speak();
});
