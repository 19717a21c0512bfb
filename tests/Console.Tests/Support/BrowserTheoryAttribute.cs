namespace ContactCenter.Tests.Screens;

/// <summary>Tests that need a browser. Skipped without one, unless the variable REQUIRE_BROWSER is "true".</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.SkipReason;
}
