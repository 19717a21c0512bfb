namespace ContactCenter.Tests.Screens;

/// <summary>A test that needs a browser. Skipped without one, unless the variable REQUIRE_BROWSER is "true".</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.SkipReason;
}
