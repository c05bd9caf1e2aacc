// Records a voice inside the page and lets a part of it be chosen; the form sends it like a file.
(() => {
  const all = (query, under) => [...(under || document).querySelectorAll(query)];
  const one = (query, under) => (under || document).querySelector(query);
  const number = text => parseFloat(String(text).replace(',', '.')) || 0;

  function trimmer(box, audio) {
    const from = one('[data-from]', box), to = one('[data-to]', box);
    const slideFrom = one('[data-slide-from]', box), slideTo = one('[data-slide-to]', box);
    let timer;
    function lasts(seconds) {
      if (!isFinite(seconds) || !(seconds > 0)) return;
      [slideFrom, slideTo].forEach(slide => { slide.max = seconds.toFixed(1); });
      slideFrom.value = 0;
      slideTo.value = slideTo.max;
      from.value = to.value = '';
      one('[data-sliders]', box).hidden = false;
    }
    slideFrom.addEventListener('input', () => {
      if (number(slideFrom.value) > number(slideTo.value)) slideFrom.value = slideTo.value;
      from.value = slideFrom.value;
    });
    slideTo.addEventListener('input', () => {
      if (number(slideTo.value) < number(slideFrom.value)) slideTo.value = slideFrom.value;
      to.value = slideTo.value;
    });
    from.addEventListener('input', () => { slideFrom.value = number(from.value); });
    to.addEventListener('input', () => { slideTo.value = number(to.value) || slideTo.max; });
    one('[data-play-part]', box).addEventListener('click', () => {
      clearInterval(timer);
      const end = number(slideTo.value);
      audio.currentTime = number(slideFrom.value);
      audio.play();
      timer = setInterval(() => {
        if (audio.currentTime < end && !audio.ended) return;
        audio.pause();
        clearInterval(timer);
      }, 50);
    });
    return lasts;
  }

  const kept = one('[data-kept]');
  if (kept) {
    const box = one('[data-trim]', kept.closest('section'));
    if (box) trimmer(box, kept)(number(box.dataset.seconds));
  }

  all('[data-recorder]').forEach(box => {
    const audio = one('[data-heard]', box), file = one('input[type=file]', box);
    const level = one('[data-level]', box), start = one('[data-start]', box), stop = one('[data-stop]', box);
    const lasts = trimmer(one('[data-trim]', box), audio);
    let recorder;

    function hold(blob, seconds) {
      if (audio.src) URL.revokeObjectURL(audio.src);
      audio.src = URL.createObjectURL(blob);
      audio.hidden = false;
      if (seconds) lasts(seconds);
    }
    audio.addEventListener('loadedmetadata', () => lasts(audio.duration));
    file.addEventListener('change', () => {
      if (file.files[0] && !file.isOurs) {
        one('[data-live]', box).hidden = false;
        hold(file.files[0], 0);
      }
    });
    if (!('MediaRecorder' in window) || !navigator.mediaDevices || !window.DataTransfer) return;
    one('[data-live]', box).hidden = false;

    function listen(stream) {
      const Sound = window.AudioContext || window.webkitAudioContext;
      if (!Sound) return () => 0;
      const context = new Sound(), meter = context.createAnalyser();
      const samples = new Uint8Array(meter.fftSize);
      context.createMediaStreamSource(stream).connect(meter);
      const timer = setInterval(() => {
        meter.getByteTimeDomainData(samples);
        const peak = Math.max(...samples.map(sample => Math.abs(sample - 128)));
        const words = level.dataset[peak < 8 ? 'soft' : peak > 120 ? 'loud' : 'good'];
        if (level.textContent != words) level.textContent = words;
      }, 700);
      return () => { clearInterval(timer); context.close(); };
    }

    start.addEventListener('click', async () => {
      let stream;
      try {
        stream = await navigator.mediaDevices.getUserMedia({audio: true});
      } catch (trouble) {
        level.textContent = level.dataset.refused;
        return;
      }
      const pieces = [], began = performance.now(), quiet = listen(stream);
      recorder = new MediaRecorder(stream, {audioBitsPerSecond: 48000});
      const most = setTimeout(() => recorder.stop(), number(box.dataset.most) * 1000);
      recorder.ondataavailable = event => pieces.push(event.data);
      recorder.onstop = () => {
        clearTimeout(most);
        quiet();
        stream.getTracks().forEach(track => track.stop());
        const type = recorder.mimeType || 'audio/webm', holder = new DataTransfer();
        const blob = new Blob(pieces, {type});
        holder.items.add(new File([blob], 'voice.' + type.split(/[/;]/)[1], {type}));
        file.isOurs = true;
        file.files = holder.files;
        file.isOurs = false;
        hold(blob, (performance.now() - began) / 1000);
        level.textContent = level.dataset.held;
        stop.hidden = true;
        start.hidden = false;
        start.focus();
      };
      recorder.start();
      start.hidden = true;
      stop.hidden = false;
      stop.focus();
    });
    stop.addEventListener('click', () => recorder && recorder.stop());
  });
})();
