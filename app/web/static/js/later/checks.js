// The two friendly questions before consent: an answer that does not fit brings the explanation
// again, and keeps nobody out (CO10). Without this script the explanation always stands there.

function explain(screen) {
  all('.why', screen).forEach(why => {
    why.hidden = !one('[value=' + why.className.slice(4) + ']', why.closest('fieldset')).checked;
  });
}

shown.push(explain);
document.addEventListener('change', event => {
  if (event.target.name && event.target.name.startsWith('check.')) explain(event.target.closest('section'));
});
