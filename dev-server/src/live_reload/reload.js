// Reloads this page when a file behind it changes; lets go of its connection while the page is hidden.
(() => {
  let since = document.currentScript.dataset.since;
  let stream;

  const swap = (path) => {
    const links = [...document.querySelectorAll('link[rel~="stylesheet"]')].filter(
      (link) => new URL(link.href).host === location.host && decodeURIComponent(new URL(link.href).pathname) === path,
    );
    // A sheet that no link names is imported by another one.
    if (!links.length) return location.reload();
    for (const link of links) {
      const next = link.cloneNode();
      const url = new URL(link.href);
      url.searchParams.set("hypertide", since);
      next.href = url.href;
      // The old sheet goes only when the new one is there, so that the page never stands naked.
      next.onload = next.onerror = () => link.remove();
      link.after(next);
    }
  };

  const listen = () => {
    if (stream || document.hidden) return;
    stream = new EventSource("/.hypertide/reload?since=" + since);
    stream.addEventListener("reload", () => location.reload());
    stream.addEventListener("style", (event) => {
      since = event.lastEventId;
      swap(decodeURIComponent(event.data));
    });
    stream.onerror = () => {
      if (stream && stream.readyState === EventSource.CLOSED) {
        letGo();
        setTimeout(listen, 1000);
      }
    };
  };

  const letGo = () => {
    if (stream) stream.close();
    stream = undefined;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? letGo() : listen()));
  addEventListener("pagehide", letGo);
  addEventListener("pageshow", listen);
  listen();
})();
