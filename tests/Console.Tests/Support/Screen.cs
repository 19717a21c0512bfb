using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ContactCenter.Tests.Screens;

/// <summary>One person's browser: a context of its own with a page, and what the page complained of.</summary>
public sealed class Screen : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private const string KeepToldScript = """
        window.toldTexts = [];
        new MutationObserver((changes) => {
            const inToasts = changes.filter(({ target }) => target.nodeType === Node.ELEMENT_NODE && target.matches('.toasts'));
            for (const { addedNodes } of inToasts) window.toldTexts.push(...[...addedNodes].map((node) => node.textContent));
        }).observe(document, { childList: true, subtree: true });
        """;

    private readonly ConcurrentQueue<string> _complaints = new();
    /// <summary>The console gives up a connection that takes too long, and tries another: that is no fault of the page.</summary>
    private readonly ConcurrentBag<Regex> _expected = [new("WebSocket is closed before the connection is established")];

    private Screen(IBrowserContext context, IPage page) => (Context, Page) = (context, page);

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors that scripts threw, that the browser wrote into its console (broken policies among them), and that nobody expected.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints.Where(text => !_expected.Any(pattern => pattern.IsMatch(text)))];

    internal static async Task<Screen> OpenAsync(IBrowser browser, Uri server, BrowserNewContextOptions? options)
    {
        // A picture that moves is painted again and again, without a graphics card by the processors that the servers need.
        options = new(options ?? new()) { BaseURL = server.ToString(), ReducedMotion = ReducedMotion.Reduce };
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout((float)Timeout.TotalMilliseconds);
        await context.AddInitScriptAsync(KeepToldScript);
        var screen = new Screen(context, await context.NewPageAsync());
        context.Console += (_, message) =>
        {
            if (message.Type == "error") screen._complaints.Enqueue($"{message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => screen._complaints.Enqueue(error.Error);
        return screen;
    }

    /// <summary>Takes complaints of a kind for granted: a test of a refusal sees the browser write about it.</summary>
    public void Expect(string pattern) => _expected.Add(new Regex(pattern));

    /// <summary>Waits until the console has told its user something, which shows for some seconds: it may be over before a slow test looks.</summary>
    public Task ExpectToldAsync(string text) => Page.WaitForFunctionAsync("text => window.toldTexts.some(each => each.includes(text))", text);

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
