namespace ContactCenter.Driving;

/// <summary>The product's executables, built beside the caller's own output: <c>artifacts/bin/PROJECT/CONFIGURATION</c>.</summary>
public static class Executables
{
    /// <summary>The assembly to start with <c>dotnet</c>.</summary>
    /// <exception cref="FileNotFoundException">It was not built in the caller's configuration.</exception>
    public static string Find(string project)
    {
        return FindIn(new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), project);
    }

    /// <summary>The assembly of another project in the build that an assembly is of.</summary>
    /// <exception cref="FileNotFoundException">It was not built in the same configuration.</exception>
    public static string FindBeside(string assembly, string project) => FindIn(new FileInfo(assembly).Directory!, project);

    private static string FindIn(DirectoryInfo output, string project)
    {
        var bin = output.Parent?.Parent ?? throw new InvalidOperationException($"'{output}' is no build output.");
        var assembly = Path.Combine(bin.FullName, project, output.Name, $"ContactCenter.{project}.dll");
        return File.Exists(assembly) ? assembly : throw new FileNotFoundException($"src/{project} is not built.", assembly);
    }
}
