using System.Text.RegularExpressions;

namespace ContactCenter.Tests.Architecture;

/// <summary>A source file has the namespace of its folder, so that the folders of an assembly are its namespaces (<see cref="FolderCycleTests"/>).</summary>
public sealed partial class FolderNamespaceTests
{
    private static readonly string[] FoldersOfBuilds = ["bin", "obj", "node_modules"];

    [Theory]
    [InlineData("Contracts", "ContactCenter")]
    [InlineData("Grains", "ContactCenter")]
    [InlineData("Storage", "ContactCenter.Storage")]
    [InlineData("Integrations", "ContactCenter.Integrations")]
    [InlineData("Silo", "ContactCenter.Silo")]
    [InlineData("Api", "ContactCenter.Api")]
    public void Source_file_has_the_namespace_of_its_folder(string project, string root)
    {
        var folder = Path.Combine(SourceFolder(), project);

        var mismatches = SourceFiles(folder)
            .Select(file => (Name: Path.GetRelativePath(folder, file), Expected: Expected(folder, file, root), Found: NamespacesIn(File.ReadAllText(file))))
            .Where(file => file.Found.Any(found => found != file.Expected))
            .Select(file => $"{file.Name} has {string.Join(", ", file.Found)} instead of {file.Expected}").ToList();

        Assert.True(mismatches.Count == 0, string.Join("\n", mismatches));
    }

    [Fact]
    public void Namespace_of_a_nested_folder_names_each_folder()
    {
        Assert.Equal("Root.Visitors.Blocks", Expected("/src", "/src/Visitors/Blocks/Gate.cs", "Root"));
        Assert.Equal("Root", Expected("/src", "/src/Gate.cs", "Root"));
        Assert.Equal(["A.B"], NamespacesIn("using A;\n\nnamespace A.B;\n\n/// namespace of none\n"));
    }

    private static IEnumerable<string> SourceFiles(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*.cs", SearchOption.AllDirectories).Select(file => file.FullName)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Intersect(FoldersOfBuilds).Any());

    private static string Expected(string projectFolder, string file, string root)
    {
        var folder = Path.GetRelativePath(projectFolder, Path.GetDirectoryName(file)!);
        return folder == "." ? root : $"{root}.{folder.Replace(Path.DirectorySeparatorChar, '.')}";
    }

    private static IReadOnlyList<string> NamespacesIn(string source) => [.. Namespace().Matches(source).Select(match => match.Groups[1].Value)];

    private static string SourceFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ContactCenter.sln"))) return Path.Combine(folder.FullName, "src");
        throw new DirectoryNotFoundException($"No ContactCenter.sln above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex(@"^\s*namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
