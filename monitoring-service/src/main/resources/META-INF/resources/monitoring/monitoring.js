// Says so when the picture may be old: the connection is gone, or nothing came for 15 s (it comes every 5 s at least).
(() => {
  const patience = 15_000;
  let last = Date.now();

  const show = (cut) => {
    const notice = document.getElementById("cut");
    if (notice.hidden === cut) {
      notice.hidden = !cut;
      document.getElementById("table").classList.toggle("old", cut);
    }
  };

  document.body.addEventListener("htmx:sseMessage", () => {
    last = Date.now();
    show(false);
  });
  document.body.addEventListener("htmx:sseError", () => show(true));
  setInterval(() => show(Date.now() - last > patience), 1_000);
})();
