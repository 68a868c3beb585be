// The preview in a page: it reloads when the site has changed, and shows why a build went wrong.
// Works under a Content-Security-Policy without inline scripts or styles: its styles are the shadow root's own.
(() => {
  const version = document.currentScript.dataset.version
  const room = document.createElement("cuttings-preview").attachShadow({mode: "open"})
  const looks = new CSSStyleSheet()
  looks.replaceSync(`
    div {
      position: fixed; z-index: 2147483647; inset: auto 1rem 1rem; margin: 0 auto; max-width: 46rem; max-height: 40vh;
      overflow: auto; box-sizing: border-box; padding: .8rem 1rem; border-left: .4rem solid #b3261e; border-radius: .3rem;
      background: #fff; color: #1b1b1b; box-shadow: 0 .1rem 1rem #0008; font: 1rem/1.45 system-ui, sans-serif;
    }
    div:empty { display: none }
    [role=status] { border-color: #9a6700 }
    p { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }
    .title { padding-right: 4rem; font-weight: bold }
    .what { margin-top: .4rem; font-family: ui-monospace, monospace; font-size: .9rem }
    button { position: absolute; top: .7rem; right: .8rem; font: inherit; font-size: .9rem }
    @media print { div { display: none } }`)
  room.adoptedStyleSheets = [looks]
  const element = (tag, name, text) => Object.assign(document.createElement(tag), {className: name, textContent: text})

  const notice = (role) => {
    const box = document.createElement("div")
    box.setAttribute("role", role)
    room.append(box)
    let shown = "[]"
    return (title, problems) => {
      const now = JSON.stringify(problems)
      if (now === shown) return
      shown = now
      const hide = element("button", "", "Hide")
      hide.type = "button"
      hide.addEventListener("click", () => box.replaceChildren())
      const lines = problems.slice(0, 5).flatMap(({where, what, hint}) =>
        [element("p", "what", `${where}: ${what}`), ...hint ? [element("p", "hint", `hint: ${hint}`)] : []])
      if (problems.length > 5) lines.push(element("p", "hint", `and ${problems.length - 5} more: see the review page`))
      box.replaceChildren(...lines.length ? [element("p", "title", title), ...lines, hide] : [])
    }
  }
  const [status, alarm] = [notice("status"), notice("alert")]
  document.documentElement.append(room.host)

  const show = ({complete, fault, problems}) => {
    status("New since the preview began:", fault ? [] : problems)
    alarm(complete ? "The site could not be rebuilt: this is how it last stood." : "The site could not be built.", fault ? [fault] : [])
  }

  let news = null
  const listen = () => {
    news?.close()
    news = new EventSource("/.cuttings/news")
    news.onmessage = (event) => {
      const standing = JSON.parse(event.data)
      if (standing.version === version) return show(standing)
      news.close()
      location.reload()
    }
    news.onerror = () => { if (news.readyState === EventSource.CLOSED) setTimeout(listen, 2000) }
  }
  // A page that nobody looks at lets go of its connection: a browser opens only six to one server.
  document.addEventListener("visibilitychange", () => document.hidden ? news?.close() : listen())
  addEventListener("pagehide", () => news?.close())
  addEventListener("pageshow", (event) => { if (event.persisted) listen() })
  if (!document.hidden) listen()
})()
