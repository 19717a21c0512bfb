using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ContactCenter.Tests.Architecture.Deploy;

/// <summary>The images: no root, no shell, every project restored, everything that they copy in reach.</summary>
public sealed partial class DockerfileTests
{
    /// <summary>The user that Microsoft's images have for programs.</summary>
    public const string User = "1654";

    [Theory]
    [InlineData("Api")]
    [InlineData("Silo")]
    public void Image_is_chiselled_and_runs_and_is_probed_without_root_and_shell(string project)
    {
        var lines = Lines(project);
        var final = lines[lines.FindLastIndex(line => line.StartsWith("FROM ", StringComparison.Ordinal))..];

        Assert.Matches("aspnet:10.0-[a-z]+-chiseled-extra$", final[0]);
        Assert.Contains($"USER {User}", final);
        Assert.Contains($"""ENTRYPOINT ["dotnet", "ContactCenter.{project}.dll"]""", final);
        Assert.Contains(final, line => line.EndsWith($"""CMD ["dotnet", "ContactCenter.{project}.dll", "healthcheck"]""", StringComparison.Ordinal));
        Assert.DoesNotContain(final, line => line.StartsWith("RUN ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Api")]
    [InlineData("Silo")]
    public void Packages_are_restored_from_every_project_before_the_sources_are_copied(string project)
    {
        var lines = Lines(project);
        var restore = lines.FindIndex(line => line.StartsWith("RUN dotnet restore", StringComparison.Ordinal));
        var copied = lines[..restore].SelectMany(line => ProjectFile().Matches(line).Select(match => match.Value)).Order(StringComparer.Ordinal);

        Assert.Equal(ReferencesOf($"src/{project}/{project}.csproj").Distinct().Order(StringComparer.Ordinal), copied);
        Assert.True(restore < lines.IndexOf("COPY . ."));
    }

    [Theory]
    [InlineData("Api")]
    [InlineData("Silo")]
    public void Everything_that_an_image_copies_is_sent_to_its_build(string project)
    {
        var sent = DeployFiles.Read(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var copied = Lines(project).Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]).Where(path => path != ".");

        Assert.All(copied, path => Assert.Contains(path.Split('/')[0], sent));
        Assert.All(sent, path => Assert.True(Path.Exists(Path.Combine(DeployFiles.Root, path)), path));
        foreach (var page in EmbeddedPage().Matches(DeployFiles.Read("src", "Api", "Api.csproj")).Select(match => match.Value)) Assert.Contains(page, sent);
    }

    private static List<string> Lines(string project) =>
        [.. DeployFiles.Read("docker", $"{project.ToLowerInvariant()}.Dockerfile").Split('\n').Select(line => line.Trim())];

    private static IEnumerable<string> ReferencesOf(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        var references = XDocument.Parse(DeployFiles.Read(project)).Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value);
        return references.Select(reference => Path.GetRelativePath(".", Path.Combine(folder, reference))).SelectMany(ReferencesOf).Prepend(project);
    }

    [GeneratedRegex(@"src/\w+/\w+\.csproj")]
    private static partial Regex ProjectFile();

    [GeneratedRegex(@"docs/\w[\w-]*\.md")]
    private static partial Regex EmbeddedPage();
}
