// Times Run in a page, as the page sees it: from the press to the end of the run.
export default async ({ open, data, sent }) => {
  const rounds = [];
  for (let n = 0; n < data.rounds; n += 1) {
    const page = await open({ path: data.page }); // a context of its own: nothing is cached
    const before = sent.bytes;
    const press = () => page.evaluate((name) => new Promise((resolve, reject) => {
      const bar = document.querySelector(`.run-bar[data-run="${name}"]`);
      const status = bar.querySelector("[role=status]");
      const began = performance.now();
      new MutationObserver((_, observer) => {
        if (/ ran in /.test(status.textContent)) { observer.disconnect(); resolve((performance.now() - began) / 1000); }
        if (/does not start|failed|stopped/.test(status.textContent)) { observer.disconnect(); reject(new Error(status.textContent)); }
      }).observe(status, { childList: true, characterData: true, subtree: true });
      bar.querySelector(".run-run").click();
    }), data.name);
    const cold = await press();
    const bytes = sent.bytes - before;
    const warm = [];
    for (let again = 0; again < 5; again += 1) warm.push(await press());
    rounds.push({ cold, bytes, warm: warm.sort((a, b) => a - b)[2] });
    await page.browserContext().close();
  }
  return rounds;
};
