// Listening: a round button plays its sound in place. "Everything" goes on from block to block, and
// on from any block that is pressed meanwhile. Without this script each button is a link.
{
  const player = new Audio(), all = sign => Array.from(document.querySelectorAll(sign));
  let now = null, goesOn = false;

  function hush() {
    if (now) now.classList.remove('now');
    now = null;
    player.pause();
  }

  function play(button) {
    hush();
    now = button;
    now.classList.add('now');
    player.src = button.href;
    // A phone that cannot play it here may do so in a page of its own.
    player.play().catch(error => { if (error.name == 'NotSupportedError' && now == button) location = button.href; });
  }

  player.onended = () => {
    const parts = all('section > .play'), next = parts[parts.indexOf(now) + 1];
    hush();
    if (!goesOn || !next) { goesOn = false; return; }
    play(next);
    next.parentNode.scrollIntoView();
  };

  document.addEventListener('click', event => {
    const button = event.target.closest('.play');
    if (!button) return;
    event.preventDefault();
    if (button == now) { goesOn = false; hush(); }
    else if (button.classList.contains('all')) {
      goesOn = !goesOn;
      if (goesOn) play(all('section > .play')[0]);
      else hush();
    } else play(button);
  });

  // Whoever listens goes on listening on the next page, and the button on top stops it.
  function carry() {
    const isOn = location.hash == '#listen';
    if (!isOn) hush();
    all('a[href]:not(.play):not(.listen)').forEach(link => { if (link.host == location.host) link.hash = isOn ? 'listen' : ''; });
    all('form').forEach(form => { form.action = form.action.split('#')[0] + (isOn ? '#listen' : ''); });
    all('.listen').forEach(link => {
      link.setAttribute('role', 'button');
      link.setAttribute('aria-pressed', isOn);
      link.href = isOn ? '#' : '#listen';
    });
  }

  window.onhashchange = carry;
  carry();
}
