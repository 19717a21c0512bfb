using System.Text.Json;
using Microsoft.Playwright;

namespace ContactCenter.Tests.Screens;

/// <summary>The checker of accessibility, axe-core, in the version that the console's package.json names.</summary>
internal static class Axe
{
    private static readonly string ScriptPath = Path.Combine(Screens.Repository, "src", "Console", "node_modules", "axe-core", "axe.min.js");

    private static readonly Lazy<string> Script = new(() => File.ReadAllText(ScriptPath));

    /// <summary>What depends on colours, and so has to be looked at once more in the dark.</summary>
    private static readonly string[] ColourRules = ["color-contrast", "link-in-text-block"];

    /// <summary>Waits until the colours that the screen has just got are painted. What moves for ever is not waited for.</summary>
    private const string Settled = """
        async () => {
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            // A document does not tell of what moves in the shadow roots in it.
            const roots = [document, ...[...document.querySelectorAll('*')].map((each) => each.shadowRoot).filter((each) => each)];
            const ending = roots.flatMap((root) => root.getAnimations()).filter((each) => Number.isFinite(each.effect.getComputedTiming().endTime));
            await Promise.allSettled(ending.map((each) => each.finished));
        }
        """;

    /// <summary>Asserts that a screen breaks no rule of any level, light and dark.</summary>
    public static async Task AssertNoViolationAsync(IPage page, string screen, IFrame? frame = null)
    {
        frame ??= page.MainFrame;
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var light = await ViolationsAsync(frame, null);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await ViolationsAsync(frame, ColourRules);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        Assert.True(light.Count + dark.Count == 0, $"{screen}:\n{string.Join('\n', light)}\nIn the dark:\n{string.Join('\n', dark)}");
    }

    private static async Task<List<string>> ViolationsAsync(IFrame frame, string[]? rules)
    {
        if (!await frame.EvaluateAsync<bool>("() => 'axe' in window")) await frame.EvaluateAsync(Script.Value);
        await frame.EvaluateAsync(Settled);
        // The size of targets is a rule of WCAG 2.2 AA that axe-core leaves out unless it is asked.
        var violations = await frame.EvaluateAsync<JsonElement>(
            """
            async (only) => {
                const options = only ? { runOnly: only } : { rules: { 'target-size': { enabled: true } } };
                const { violations } = await axe.run(document, { ...options, resultTypes: ['violations'], iframes: false });
                return violations.map(({ id, impact, help, nodes }) => `${id} (${impact}): ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
            }
            """,
            rules);
        return [.. violations.EnumerateArray().Select(each => each.GetString()!)];
    }
}
