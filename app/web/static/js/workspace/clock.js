// A clock for a step of a learning session. It only helps: when time is up nothing closes.
(function () {
  "use strict";
  var clock = document.querySelector(".clock");
  if (!clock) return;
  var button = clock.querySelector("button"), shown = clock.querySelector("output");
  clock.hidden = false;
  button.addEventListener("click", function () {
    var end = Date.now() + Number(clock.dataset.minutes) * 60000;
    button.hidden = true;
    // A screen reader hears whole minutes only, or it would never be silent.
    shown.setAttribute("aria-live", "off");
    var tick = function () {
      var left = Math.max(0, Math.round((end - Date.now()) / 1000));
      var seconds = left % 60;
      if (left) shown.textContent = Math.floor(left / 60) + ":" + (seconds < 10 ? "0" : "") + seconds;
      else {
        shown.setAttribute("aria-live", "polite");
        shown.textContent = clock.dataset.over;
        button.hidden = false;
        clearInterval(timer);
      }
    };
    var timer = setInterval(tick, 500);
    tick();
  });
})();
