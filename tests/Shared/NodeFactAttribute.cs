namespace ContactCenter.Tests;

/// <summary>A test that needs Node.js with npm. Skipped without them, unless the variable REQUIRE_NODE is "true".</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("REQUIRE_NODE") != "true" && !(IsInstalled("node") && IsInstalled("npm")))
            Skip = "Node.js with npm is not installed; REQUIRE_NODE=true makes that a failure.";
    }

    private static bool IsInstalled(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
    }
}
