// Runs before the first paint: the device's own choices, so that nothing flickers.
(function () {
  try {
    var root = document.documentElement;
    if (localStorage.getItem('kaideng.elder')) root.setAttribute('data-elder', '');
    if (localStorage.getItem('kaideng.known')) root.setAttribute('data-known', '');
  } catch (refused) {
    // Storage is forbidden here: a first visit.
  }
})();
