// The time left of a code, as it runs down. Without this script the page says the same, once.
const box = document.querySelector('[data-ends-in]');
if (box) {
  const endsAt = performance.now() + Number(box.dataset.endsIn);
  const span = Number(box.dataset.span);
  const shown = box.querySelector('[data-left]');
  const bar = box.querySelector('progress');
  const tick = () => {
    const left = Math.max(0, endsAt - performance.now());
    const seconds = Math.ceil(left / 1000);
    shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    bar.value = left / span;
    if (left > 0) setTimeout(tick, 250);
    else box.querySelector('[data-over]').hidden = false;
  };
  tick();
}
