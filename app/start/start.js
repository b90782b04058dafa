// Starts the app, and speaks for it when it can't: the module is unable to do anything after a
// trap. Plain old JavaScript but for `import()`, so that engines back to Chrome 63 and Safari 11.1
// can read it and show the notice; older ones keep the prerendered page.
(function () {
  'use strict'

  var own = document.currentScript
  var script = own.getAttribute('data-script')
  var module = own.getAttribute('data-module')
  var root = document.documentElement
  var shown = false

  var words = {
    zh: {
      crash: '页面出错了',
      crashText: '您已提交的业务和付款不受影响。刚填写、还没有提交的内容可能需要重新填写。',
      network: '网络不通，页面没有打开',
      networkText: '您已提交的业务和付款不受影响。请检查网络，然后重试。',
      old: '您的浏览器版本过旧',
      oldText: '请升级浏览器或微信后再打开，也可以打电话办理。',
      again: '重新打开',
      call: '拨打 '
    },
    en: {
      crash: 'This page has failed',
      crashText: 'What you have submitted or paid is safe. What you typed and did not submit may have to be entered again.',
      network: 'No network: the page could not be opened',
      networkText: 'What you have submitted or paid is safe. Check your network, then try again.',
      old: 'Your browser is too old',
      oldText: 'Please update it (or WeChat) and open this page again, or call us.',
      again: 'Open again',
      call: 'Call '
    }
  }

  function say() {
    return root.lang.slice(0, 2) === 'en' ? words.en : words.zh
  }

  function element(name, className, text) {
    var made = document.createElement(name)
    made.className = className
    if (text) made.textContent = text
    return made
  }

  // kind: 'crash', 'network' or 'old'
  function show(kind) {
    if (shown) return
    shown = true
    var text = say()
    var hotline = document.querySelector('meta[name=hotline]').content
    var page = element('section', 'crash', '')
    page.setAttribute('role', 'alert')
    page.appendChild(element('h1', 'crash__title', text[kind]))
    page.appendChild(element('p', 'crash__text', text[kind + 'Text']))
    if (kind !== 'old') {
      var again = element('button', 'button button-main crash__again', text.again)
      again.type = 'button'
      again.onclick = function () { location.reload() }
      page.appendChild(again)
    }
    var call = element('a', 'crash__call', text.call + hotline)
    call.href = 'tel:' + hotline
    page.appendChild(call)
    root.setAttribute('data-crashed', kind)
    var app = document.getElementById('app')
    // A prerendered page stays readable below the notice when the app never started.
    if (root.hasAttribute('data-live') || !app.querySelector('main')) app.textContent = ''
    app.insertBefore(page, app.firstChild)
  }

  // The module's address is gone from the server when this page comes from a stale cache or a new
  // version was put up meanwhile: fetch the page afresh, once for each version.
  function heal(kind) {
    var request = new XMLHttpRequest()
    request.open('HEAD', script, true)
    request.setRequestHeader('Cache-Control', 'no-cache')
    request.onload = function () {
      if (request.status === 404 && firstTime()) refresh()
      else show(kind)
    }
    request.onerror = function () { show('network') }
    request.send()
  }

  function firstTime() {
    try {
      if (sessionStorage.getItem('kaideng.healed') === script) return false
      sessionStorage.setItem('kaideng.healed', script)
      return true
    } catch (refused) {
      return false
    }
  }

  function refresh() {
    var request = new XMLHttpRequest()
    request.open('GET', location.href, true)
    request.setRequestHeader('Cache-Control', 'no-cache')
    request.onloadend = function () { location.reload() }
    request.send()
  }

  // Anything may throw in a page (extensions, embedded browsers); only a trap ends the app.
  function isTrap(error) {
    return typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError
  }

  addEventListener('error', function (event) {
    if (isTrap(event.error)) heal('crash')
  })
  addEventListener('unhandledrejection', function (event) {
    if (isTrap(event.reason)) heal('crash')
  })

  // A module that holds what the app is compiled to: externref, multi-value, bulk memory and
  // sign extension in one function.
  function isNewEnough() {
    if (typeof WebAssembly !== 'object' || !WebAssembly.validate) return false
    return WebAssembly.validate(new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0,
      1, 7, 1, 96, 1, 111, 2, 111, 127,
      3, 2, 1, 0,
      5, 3, 1, 0, 0,
      10, 18, 1, 16, 0,
      65, 0, 65, 0, 65, 0, 252, 11, 0,
      32, 0, 65, 0, 192, 11
    ]))
  }

  function start() {
    return import(script).then(function (app) {
      return app.default({ module_or_path: module })
    })
  }

  if (!isNewEnough()) show('old')
  else start().catch(function () { heal('crash') })
})()
