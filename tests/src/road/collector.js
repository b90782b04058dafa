// Notes what the page complains of from its first line on. What nobody has asked for by the time
// the page goes away is told to the road.
(function () {
  'use strict'

  const list = window.__complaints = []
  const tell = (kind, text) => list.push(kind + ': ' + text)

  addEventListener('error', event => {
    const at = event.target
    if (at && at !== window && (at.src || at.href)) {
      tell('resource', (at.src || at.href) + ' does not load')
    } else {
      tell('exception', event.message + ' ' + (event.error && event.error.stack || ''))
    }
  }, true)
  addEventListener('unhandledrejection', event => tell('rejection', String(event.reason)))
  document.addEventListener('securitypolicyviolation', event => tell('policy',
    event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile))
  const error = console.error
  console.error = function () {
    tell('console', [].map.call(arguments, String).join(' '))
    return error.apply(console, arguments)
  }
  addEventListener('pagehide', () => {
    for (const text of list.splice(0)) navigator.sendBeacon('/violations-seen-by-the-road', text)
  })
})()
