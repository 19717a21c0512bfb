namespace ContactCenter.Bench.Screen;

/// <summary>The script that measures in the page: the same clock for the input's time and the frame's.</summary>
internal static class Probe
{
    /// <summary>The page is looked at unless <c>bench.isAway</c> says otherwise; notifications are noted, not shown.</summary>
    public const string Script = """
        (() => {
            const afterFrame = () => new Promise((done) => requestAnimationFrame(() =>
                void scheduler.postTask(() => done(performance.now()), { priority: 'user-blocking' })))
            const bench = window.bench = { paints: [], longest: 0, notices: [], isAway: false }
            addEventListener('keydown', (event) => void afterFrame().then((at) =>
                bench.paints.push([at - event.timeStamp, document.activeElement.value?.length ?? 0])), true)
            new PerformanceObserver((list) => {
                for (const { duration } of list.getEntries()) bench.longest = Math.max(bench.longest, duration)
            }).observe({ type: 'longtask' })
            const hasFocus = document.hasFocus.bind(document)
            document.hasFocus = () => !bench.isAway && hasFocus()
            window.Notification = class {
                static permission = 'granted'
                static requestPermission = async () => 'granted'
                constructor(title) { bench.notices.push({ title, at: Date.now() }) }
                close() {}
            }
            bench.shown = async (isShown, since) => {
                for (let frames = 0; frames < 2000; frames++) {
                    const frame = afterFrame()
                    const wasShown = await new Promise((done) => requestAnimationFrame(() => done(isShown())))
                    const at = await frame
                    if (wasShown) return at - since
                }
                throw new Error('It was not shown.')
            }
            bench.place = (roomId) => {
                const link = document.querySelector(`[data-rid="${roomId}"] a.chat-link`)
                link.scrollIntoView({ block: 'nearest' })
                const { left, top, height } = link.getBoundingClientRect()
                return [left + 40, top + height / 2]
            }
            bench.open = (roomId) => new Promise((done, fail) => addEventListener('click', ({ timeStamp }) => {
                bench.shown(() => document.querySelector(`section.chat[data-rid="${roomId}"] .anchored-row`), timeStamp).then(done, fail)
            }, { capture: true, once: true }))
            bench.unread = (top) => {
                const list = document.querySelector('.inbox-list')
                list.scrollTop = top
                return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
                    const middle = list.getBoundingClientRect().top + list.clientHeight / 2
                    done([...list.querySelectorAll('[data-rid]')].find((chat) => chat.getBoundingClientRect().top > middle).dataset.rid)
                })))
            }
            bench.kept = () => new Promise((done) => {
                indexedDB.open('contactcenter').onsuccess = ({ target: { result: database } }) => {
                    database.transaction('kept').objectStore('kept').openCursor().onsuccess = ({ target: { result: cursor } }) => {
                        if (cursor && !cursor.key.endsWith('/state')) return cursor.continue()
                        database.close()
                        done(cursor?.value.conversations.length ?? 0)
                    }
                }
            })
            bench.send = (text) => new Promise((done, fail) => addEventListener('keydown', ({ timeStamp }) => {
                const isShown = () => [...document.querySelectorAll('.anchored-row')].some((row) => row.textContent.includes(text))
                bench.shown(isShown, timeStamp).then(done, fail)
            }, { capture: true, once: true }))
            bench.scroll = async (selector, steps, by) => {
                bench.longest = 0
                const element = document.querySelector(selector)
                for (let step = 0; step < steps; step++) {
                    element.scrollTop += by
                    await afterFrame()
                }
                await new Promise((done) => setTimeout(done, 100))
                return bench.longest
            }
            const isThere = new MutationObserver(() => {
                if (!document.querySelector('.inbox-list a.chat-link')) return
                bench.inboxAt = performance.now()
                isThere.disconnect()
            })
            isThere.observe(document, { childList: true, subtree: true })
            bench.firstLoad = () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .filter(({ name, startTime }) => startTime < bench.inboxAt && !/\/(api|hubs)\//.test(name))
                .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
        })()
        """;
}
