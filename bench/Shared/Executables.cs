namespace ContactCenter.Driving;

/// <summary>The product's executables, built beside the caller's own output: <c>artifacts/bin/PROJECT/CONFIGURATION</c>.</summary>
public static class Executables
{
    /// <summary>The assembly to start with <c>dotnet</c>.</summary>
    /// <exception cref="FileNotFoundException">It was not built in the caller's configuration.</exception>
    public static string Find(string project)
    {
        var output = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var bin = output.Parent?.Parent ?? throw new InvalidOperationException($"'{output}' is no build output.");
        var assembly = Path.Combine(bin.FullName, project, output.Name, $"ContactCenter.{project}.dll");
        return File.Exists(assembly) ? assembly : throw new FileNotFoundException($"src/{project} is not built.", assembly);
    }
}
